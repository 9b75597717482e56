"""What may not be separated, where the project says so: by default every test may go anywhere."""


def group_of(item):
    """The first of these that applies: ``xdist_group``, ``dependency`` (pytest-dependency), ``incremental`` (the
    recipe of pytest's documentation), ``--dist loadscope`` and ``loadfile``; else the test alone."""
    names = _xdist_groups(item)
    if names:
        return "xdist_group:" + "_".join(sorted(names))
    dependency = item.get_closest_marker("dependency")
    if dependency is not None:
        scopes = {mark.kwargs.get("scope", "module") for mark in item.iter_markers("dependency")}
        return "dependency:" + (_file(item) if scopes <= {"module", "class"} else "")
    if item.get_closest_marker("incremental") is not None:
        return _scope(item)
    dist = item.config.getoption("dist", "no")
    if dist == "loadfile":
        return _file(item)
    if dist == "loadscope":
        return _scope(item)
    return item.nodeid


def _xdist_groups(item):
    # As xdist/remote.py: the first argument, or `name`, or `default`.
    return {
        str(mark.args[0] if mark.args else mark.kwargs.get("name", "default"))
        for mark in item.iter_markers("xdist_group")
    }


def _file(item):
    return item.nodeid.split("::", 1)[0]


def _scope(item):
    # Parameters may hold `::` too; xdist cuts there as well, and a scope too fine is what `loadscope` then has.
    return item.nodeid.split("[", 1)[0].rsplit("::", 1)[0]
