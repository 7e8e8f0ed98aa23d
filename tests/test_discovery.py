from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Fault
from mezanprint.project.discovery import document_path, list_documents
from mezanprint.project.files import Files


def project(root: Path, *names: str) -> Files:
    for name in names:
        (root / "content" / name).mkdir(parents=True)
        (root / "content" / name / "document.yaml").touch()
    return Files(root)


def test_documents_are_the_folders_with_a_document(tmp_path: Path) -> None:
    files = project(tmp_path, "leaflet", "about-us", "2017-report")
    (tmp_path / "content" / "data").mkdir()
    (tmp_path / "content" / "notes").mkdir()
    (tmp_path / "content" / "README.md").touch()
    assert list_documents(files) == ("2017-report", "about-us", "leaflet")
    assert document_path("leaflet") == "content/leaflet/document.yaml"


def test_a_project_without_content_has_no_documents(tmp_path: Path) -> None:
    assert list_documents(Files(tmp_path)) == ()


def test_the_listing_is_recorded_so_that_a_new_document_is_noticed(tmp_path: Path) -> None:
    files = project(tmp_path, "leaflet")
    list_documents(files)
    assert {"content/", "content/leaflet/"} <= set(files.records)


def test_every_name_that_cannot_be_an_id_is_told(tmp_path: Path) -> None:
    files = project(tmp_path, "good", "Bad", "a b", "templates", "ورقة")
    with pytest.raises(Fault) as caught:
        list_documents(files)
    assert [(str(found.span), found.code) for found in caught.value.diagnostics] == [
        ("content/Bad", "project-document-name"),
        ("content/a b", "project-document-name"),
        ("content/templates", "project-reserved-name"),
        ("content/ورقة", "project-document-name"),
    ]


def test_a_folder_behind_a_link_holds_no_document(tmp_path: Path) -> None:
    files = project(tmp_path / "project", "leaflet")
    project(tmp_path / "outside", "other")
    (tmp_path / "project" / "content" / "linked").symlink_to(tmp_path / "outside" / "content" / "other")
    assert list_documents(files) == ("leaflet",)


@pytest.mark.parametrize("name", ["document.yml", "Document.yaml", "document.yaml.txt", "documents.yaml", "document"])
def test_a_file_that_is_nearly_called_as_it_must_is_told(tmp_path: Path, name: str) -> None:
    files = project(tmp_path, "good")
    (tmp_path / "content/other").mkdir()
    (tmp_path / "content/other" / name).touch()
    with pytest.raises(Fault) as caught:
        list_documents(files)
    (finding,) = caught.value.diagnostics
    assert (str(finding.span), finding.code) == (f"content/other/{name}", "project-document-name")
    assert finding.message.endswith("is called `document.yaml`")
    (tmp_path / "content/other/document.yaml").touch()
    assert list_documents(Files(tmp_path)) == ("good", "other")
