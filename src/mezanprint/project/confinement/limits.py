"""Limits of one process, as every POSIX system has them."""

import resource


def limit(memory: int, processor_seconds: float, file_size: int, descriptors: int) -> None:
    """Hold this process to ``memory`` bytes of address space, files of ``file_size`` bytes and so many descriptors.

    What it may still take of the processor is counted from now on, in whole seconds; then SIGXCPU ends it, and a second
    later SIGKILL. macOS takes a limit of memory and does not keep to it. Where this process is held to less already,
    that stays.
    """
    _lower(resource.RLIMIT_AS, memory)
    _lower(resource.RLIMIT_FSIZE, file_size)
    _lower(resource.RLIMIT_NOFILE, descriptors)
    _lower(resource.RLIMIT_CORE, 0)
    limit_processor(processor_seconds)
    # Whoever catches the signal of the soft limit dies of the hard one.
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    _lower(resource.RLIMIT_CPU, soft + 1, soft)


def limit_processor(seconds: float) -> None:
    """Let this process have ``seconds`` more of the processor; may be said anew for each thing it does."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime + seconds) + 1
    soft = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, most))


def _lower(what: int, value: int, soft: int | None = None) -> None:
    _, hard = resource.getrlimit(what)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (most if soft is None else min(soft, most), most))
