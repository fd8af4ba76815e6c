"""The tests. What Python compiles is written down, whatever the machine's habit: each worker, and each program that
a test starts, would compile everything anew, which takes longer than most tests.
"""

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
