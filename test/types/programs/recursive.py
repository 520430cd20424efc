"""Variants within variants are decoded, and written back as they were, whatever does not fit. Argument: the sources of the SDK."""

import sys

sys.path.insert(0, sys.argv[1])

from disc._models import validate  # noqa: E402
from disc.types import Entity  # noqa: E402

file = {"tag": "File", "size": 1}
link = {"tag": "Link", "to": ["x"]}
broken = {"tag": "Folder", "children": "none"}
folder = {"tag": "Folder", "children": [file, link, broken]}
found = validate(Entity, folder)
print([type(each).__name__ for each in (found, *found.children)], found.to_dict() == folder)
