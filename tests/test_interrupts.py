"""An interruption that is held back is late, not lost; a process that starts meanwhile hears of none."""

import signal
import subprocess
import sys
import threading

import pytest

from generator import interrupts


def test_what_came_meanwhile_follows_once_at_the_end() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts.held_back():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        done.append("all of it")
    assert done == ["all of it"]


def test_one_that_another_thread_takes_waits_too() -> None:
    done = []
    now = threading.Event()

    def send() -> None:
        now.wait()
        signal.raise_signal(signal.SIGINT)

    sender = threading.Thread(target=send)
    sender.start()
    with pytest.raises(KeyboardInterrupt), interrupts.held_back():
        now.set()
        sender.join()
        done.append("all of it")
    assert done == ["all of it"]


def test_nothing_is_changed_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interrupts.held_back():
        pass
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_it_works_beside_the_main_thread() -> None:
    done = []

    def work() -> None:
        with interrupts.held_back():
            done.append("all of it")

    beside = threading.Thread(target=work)
    beside.start()
    beside.join()
    assert done == ["all of it"]


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system blocks no signals")
def test_a_process_that_starts_meanwhile_is_deaf_until_it_ignores_by_itself() -> None:
    script = (
        "import signal\n"
        "from generator import interrupts\n"
        "signal.raise_signal(signal.SIGINT)\n"
        "interrupts.ignored()\n"
        "signal.raise_signal(signal.SIGINT)\n"
        "print('lives', signal.pthread_sigmask(signal.SIG_BLOCK, ()))\n"
    )
    with interrupts.held_back():
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert child.communicate(timeout=30)[0] == "lives set()\n"
