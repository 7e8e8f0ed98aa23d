"""The pages of an edition that may not be published, with what is wrong marked where it stands."""
