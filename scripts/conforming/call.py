"""What a vendor's suite is made of."""

import time


class Call:
    """One call through an SDK.

    name: the API's own name, and what is special about it
    perform(clients, seen): makes the call; `seen` holds what earlier calls answered
    examine(answer, seen): asserts what is sensible of an answer, and keeps what later calls need
    refused: the vendor's codes with a wrong secret; None where no secret of the user takes part
    outcome: what `examine` finds out, in a word
    """

    def __init__(self, name, perform, examine=None, refused=None, outcome="accepted"):
        self.name, self.perform, self.examine, self.refused, self.outcome = name, perform, examine, refused, outcome


class Suite:
    """A vendor's calls in order.

    clients(sandbox, spoil): the SDKs' clients; `spoil` changes one character of every secret
    code(error): the vendor's code in an exception of its SDK; None where it is no such exception
    """

    def __init__(self, vendor, clients, code, calls):
        self.vendor, self.clients, self.code, self.calls = vendor, clients, code, calls


def until(look, settled, seconds=60):
    """Looks until the answer is settled, or the time is over: the last answer."""
    end = time.monotonic() + seconds
    while True:
        answer = look()
        if settled(answer) or time.monotonic() > end:
            return answer
        time.sleep(0.1)


def same(found, expected, what):
    assert found == expected, f"{what} is {found!r}, not {expected!r}"
