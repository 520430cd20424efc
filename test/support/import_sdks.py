"""Imports every module of Python SDKs and completes every model.

Usage: import_sdks.py FOLDER..., where each FOLDER holds an SDK (its package is in FOLDER/src).
Prints a JSON object for each SDK: {"folder", "modules", "models"}. Fails if code of a document has run,
which shows as a name CANARY among the builtins.
"""

import builtins
import importlib
import json
import os
import pkgutil
import sys

import pydantic


def import_sdk(folder):
    source = os.path.join(folder, "src")
    [name] = [entry for entry in os.listdir(source) if not entry.endswith(".egg-info")]
    sys.path.insert(0, source)
    package = importlib.import_module(name)
    modules = models = 0
    for info in pkgutil.walk_packages(package.__path__, name + "."):
        modules += 1
        for value in list(vars(importlib.import_module(info.name)).values()):
            if isinstance(value, type) and issubclass(value, pydantic.BaseModel):
                value.model_rebuild()
                models += 1
    if hasattr(package, "types"):
        for exported in package.types._modules:
            getattr(package.types, exported)
    assert not hasattr(builtins, "CANARY"), folder
    sys.path.pop(0)
    for module in [key for key in sys.modules if key.split(".")[0] == name]:
        del sys.modules[module]
    return {"folder": folder, "modules": modules, "models": models}


for path in sys.argv[1:]:
    print(json.dumps(import_sdk(path)))
