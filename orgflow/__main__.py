"""python -m orgflow"""

from orgflow.cli import main

main()
