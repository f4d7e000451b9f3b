"""A command -> the CPU seconds, wall seconds and bytes of memory that it and its children took.

A process of its own for each command, because a system counts only children that have ended.
"""

import resource
import subprocess
import sys
import time


def main() -> None:
    """Run the command given after the seconds it may take, and print the three on the last line."""
    start = time.monotonic()
    try:
        done = subprocess.run(sys.argv[2:], timeout=float(sys.argv[1]), check=False)
    except subprocess.TimeoutExpired:
        print("too long")
        return
    wall = time.monotonic() - start
    if done.returncode:
        sys.exit(done.returncode)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024)


if __name__ == "__main__":
    main()
