"""The commands: arguments, messages, exit codes; no logic. Start from the repository's root: ``python3 -m scripts build``.

Exit codes: 0 fine; 1 the content is wrong; 2 the settings or the machine are wrong, with one line that says what to do. Only a
bug shows a traceback.
"""

from __future__ import annotations

import os
import sys

from scripts import environment

# Commands that need what the tests add to the environment.
WITH_TEST_LOCK = ("test", "bench", "lock")


def main(argv: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        environment.enter(argv, environment.TEST_LOCK if argv[:1] and argv[0] in WITH_TEST_LOCK else environment.BUILD_LOCK)
        from scripts import commands  # from here on inside the environment

        return commands.run(argv)
    except environment.SetupError as error:
        print("scripts: {}".format(error), file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of the output has gone: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
