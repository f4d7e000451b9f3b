"""Something that takes long -> its result, made in a thread of its own."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")


class Work(Generic[T]):
    """Something that takes long, in a thread. ``then`` is called when it is done."""

    def __init__(self, do: Callable[[Callable[[], bool]], T], then: Callable[[], None]) -> None:
        """Begin. ``do`` gets what says whether its result is still wanted."""
        self._over, self._done = threading.Event(), threading.Event()
        self._result: Callable[[], T]
        self._do = do
        self._then = then
        threading.Thread(target=self._run, daemon=True).start()

    @property
    def is_over(self) -> bool:
        """Whether nobody wants the result."""
        return self._over.is_set()

    @property
    def is_done(self) -> bool:
        """Whether the result is there."""
        return self._done.is_set()

    def stop(self) -> None:
        """Let it end soon, without a result."""
        self._over.set()

    def result(self) -> T:
        """Return what came of it, when it is done, or raise what it raised."""
        return self._result()

    def _run(self) -> None:
        try:
            found = self._do(self._over.is_set)
            self._result = lambda: found
        except Exception as error:  # raised again where it can be told
            self._result = partial(_fail, error)
        self._done.set()
        self._then()


def _fail(error: Exception) -> NoReturn:
    raise error
