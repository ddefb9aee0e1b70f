"""What run.py needs before anything is installed: the standard library alone, syntax of Python 3.7.

Annotations are evaluated there, so types come from `typing`; `tests/run/test_old_python.py` holds this.
"""
