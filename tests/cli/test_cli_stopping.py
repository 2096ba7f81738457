"""Ctrl-C is heard even where Python only prints it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from dateline.cli.stopping import heard


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    """A shell that runs the tests in the background has them ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class _Loses:
    """Its finaliser is interrupted: Python prints that and goes on."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):  # the handler runs between two of these
            pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_lost_in_a_finaliser_stops_the_run_at_the_next_story() -> None:
    with heard() as stop_if_asked:
        stop_if_asked()
        _Loses()
        with pytest.raises(KeyboardInterrupt):
            stop_if_asked()


def test_an_interrupt_is_raised_where_it_falls_and_the_handler_of_before_is_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), heard():
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass
    assert signal.getsignal(signal.SIGINT) is before


def test_where_it_is_ignored_it_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with heard() as stop_if_asked:
        os.kill(os.getpid(), signal.SIGINT)
        stop_if_asked()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
