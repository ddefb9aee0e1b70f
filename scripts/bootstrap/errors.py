"""A failure that is explained to the user, never shown as a traceback."""

PROBLEM = 1
WRONG_CALL = 2


class RunError(Exception):
    """Carries the whole message in Chinese and the exit code."""

    def __init__(self, message: str, exit_code: int = PROBLEM) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code
