"""python -m orgflow"""

import sys

# Python looks in the working folder first; a project that is checked must not be able to bring a `yaml.py` along.
if not sys.flags.safe_path:
    del sys.path[0]

from orgflow.cli import main  # only now is it safe to import

main()
