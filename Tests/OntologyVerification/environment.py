"""Makes the Python environment that the verifiers need, once, and re-runs the calling script in it.

The packages are pinned: they are the outside authorities that the ontologies are held to.  Some are installed
without their dependencies because only the vocabulary files inside them are read.
"""
import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WITH_DEPENDENCIES = ["PyYAML==6.0.3", "ucumvert==0.3.2", "rdflib==7.6.0"]
DATA_ONLY = [
    "semantikon==1.4.4",    # QUDT's present unit codes with their labels
    "ontolutils==0.27.7",   # QUDT's present quantity-kind codes
    "pyqudt==1.1.1",        # QUDT 1.1 with its conversion multipliers
    "brickschema==0.8.0",   # Brick 1.5 with RealEstateCore, and the alignment with BOT
]


def enter():
    """Returns in an interpreter that has the packages; replaces the process where the present one has not."""
    home = Path(os.environ.get("GEMEL_VERIFICATION_VENV", ROOT / ".build" / "ontology-verification"))
    python = home / "bin" / "python"
    stamp = home / "ready"
    wanted = "\n".join(WITH_DEPENDENCIES + DATA_ONLY)
    if not stamp.exists() or stamp.read_text() != wanted:
        venv.create(home, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.check_call(pip + WITH_DEPENDENCIES)
        subprocess.check_call(pip + ["--no-deps"] + DATA_ONLY)
        stamp.write_text(wanted)
    if Path(sys.prefix).resolve() != home.resolve():
        os.execv(str(python), [str(python), *sys.argv])


def package_file(package, *parts):
    """A file inside an installed package, found without importing the package."""
    spec = importlib.util.find_spec(package)
    return Path(next(iter(spec.submodule_search_locations))).joinpath(*parts)
