"""Commands and messages. Besides, only progress (bars.py) and an early interruption (__main__.py) print.

A command imports what it needs when it runs: most builds find little to do, and should be over at once.
"""

import errno
import shlex
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator import __version__, bars, cache, locking, outputs, starter, unchanged, workers
from generator.day import day_to_note
from generator.errors import ConfigError, Exit, line
from generator.model import Notice, NoticeCode, Report
from generator.store import Project
from generator.text.counted import count
from generator.text.visible import visible
from generator.update import Means, update

if TYPE_CHECKING:
    from generator.studies import Study

_SHOWN = {"error", "warning"}
"""What is wrong with the collection. Of lesser news, the page of checks tells."""

_project_option = click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder of the collection (default: here).",
)
_quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
_day_option = click.option(
    "--date",
    "day",
    callback=lambda _context, _option, value: day_to_note(value),
    metavar="YYYY-MM-DD",
    help="Day noted for what changed (default: SOURCE_DATE_EPOCH, else today).",
)
_strict_option = click.option("--strict", is_flag=True, help="End with exit code 1 on a warning, too.")


def _means_options(command: Callable[..., Exit]) -> Callable[..., Exit]:
    """Add what says how the work is done, as one argument ``means``."""

    @click.option("--no-cache", "fresh", is_flag=True, help="Study every source anew; keep nothing.")
    @click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Study the sources on the Dask cluster there (needs the extra 'cluster').",
    )
    @wraps(command)
    def with_means(*, fresh: bool, scheduler: str | None, **given: Any) -> Exit:
        return command(**given, means=Means(keep=not fresh, scheduler=scheduler))

    return with_means


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  briefing build                       seeds/ -> docs/ -> site/, in this folder
  briefing init ~/energy               start a new collection
  briefing build --project ~/energy    build it
  briefing serve                       show on this machine, and every edit at once
  briefing diff                        what would a build change? claims first, changed figures on top
  briefing check --strict              is docs/ what seeds/ gives? (for continuous integration)

\b
Exit codes: 0 done; 1 a source had an error, a check failed, diff found something, or a warning with --strict;
2 wrong usage or settings, or the disk refused something; 3 a bug in the generator; 130 interrupted;
143 serve ended by SIGTERM.""",
)
@click.version_option(__version__, prog_name="briefing")
def cli() -> None:
    """Turn a folder of documents into a searchable site of verbatim, linked briefings.

    Documents are text, Markdown, HTML, PDF, Word, EPUB, MHTML and mail files in seeds/. What a killed build
    had begun in docs/ is finished, or undone, by the next command.
    """


@cli.command("build", epilog="Example: briefing build --project ~/energy --strict")
@_project_option
@_quiet_option
@_strict_option
@_day_option
@_means_options
def build_command(root: Path, quiet: bool, strict: bool, day: str, means: Means) -> Exit:
    """Bring docs/ up to date with seeds/, then build the site into site/."""
    from generator import site

    project = _project(root)
    with locking.held(root, _waiting):
        site.check(root)
        progress = bars.shown(quiet=quiet)
        report = update(project, progress, day=day, means=means)
        warnings = site.build(root, progress)
    return _close(report, warnings, quiet=quiet, strict=strict)


@cli.command(epilog="Example: briefing generate --quiet")
@_project_option
@_quiet_option
@_strict_option
@_day_option
@_means_options
def generate(root: Path, quiet: bool, strict: bool, day: str, means: Means) -> Exit:
    """Bring docs/ up to date with seeds/; do not build the site."""
    project = _project(root)
    with locking.held(root, _waiting):
        report = update(project, bars.shown(quiet=quiet), day=day, means=means)
    return _close(report, quiet=quiet, strict=strict)


@cli.command(epilog="Example: briefing diff, or: briefing diff --json")
@_project_option
@_quiet_option
@_day_option
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
def diff(root: Path, quiet: bool, day: str, as_json: bool) -> Exit:
    """Print what a build would change: claims, changed figures first, then files. Writes nothing.

    The exit code is 1 when there is anything to change, 0 when docs/ is current. What the build would report
    about sources goes to the error output, and counts only where it changes a page.
    """
    from generator import build
    from generator.render import differences

    project = _project(root)
    found = build.diff(project, bars.shown(quiet=quiet), day=day, study=_kept(project))
    _tell(_worth_telling(found.notices, quiet))
    click.echo(differences.as_json(found) if as_json else differences.as_text(found), nl=False)
    return Exit.SOURCE if found else Exit.OK


@cli.command(epilog="Example: briefing check --strict")
@_project_option
@_quiet_option
@_strict_option
@_day_option
def check(root: Path, quiet: bool, strict: bool, day: str) -> Exit:
    """Prove that docs/ is what seeds/ gives, quotes are verbatim, links lead somewhere, old addresses answer.

    Where there is a built site, its pages must show what docs/ holds, word for word, with no markup that this
    program does not write, and every address ever published must answer there, too. Writes nothing. Prints
    one problem a line; the exit code is 1 when there is any.
    """
    from generator import build, site, studies

    project = _project(root)
    # A proof rests on nothing that an earlier build left behind.
    anew, files = studies.anew(studies.all_cores), site.files(root)
    report, problems = build.check(project, bars.shown(quiet=quiet), day=day, site=files, study=anew)
    done = "checked" if files("index.html") else "checked (the site is not built, so it was not proven)"
    result = _close(report, problems, quiet=quiet, strict=strict, done=done)
    return Exit.SOURCE if problems else result


@cli.command(epilog="Example: briefing csp")
@_project_option
@_quiet_option
def csp(root: Path, quiet: bool) -> Exit:
    """Print the Content-Security-Policy that the built site works under.

    Send it as a header: in a <meta> element browsers ignore its frame-ancestors. The exit code is 1 when a
    page holds what the policy forbids, such as an event handler or a file from another host.
    """
    from generator import site

    _project(root)
    header, problems = site.policy(root)
    _tell(problems)
    if not quiet or not problems:
        click.echo(header)
    return Exit.SOURCE if problems else Exit.OK


@cli.command(epilog="Example: briefing explain k-rht4d7xz, or: briefing explain 'no formal defense pact'")
@click.argument("claim")
@_project_option
@_quiet_option
def explain(claim: str, root: Path, quiet: bool) -> Exit:
    """Print why a sentence shows or does not show: each feature with its share.

    CLAIM is the id in its link, the part after # in the address, or some words of the sentence.
    """
    from generator import build

    project = _project(root)
    found = build.explain(project, claim, bars.shown(quiet=quiet), study=_kept(project))
    for explained in found:
        judged = explained.judged
        click.echo(f'{explained.brief.document.path}: {judged.status}\n  "{visible(judged.evidence.quote)}"')
        click.echo(f"  {judged.reason or 'chosen for its rank'}; score {judged.score:.2f}")
        for feature in judged.why:
            click.echo(f"  {feature.share:+7.2f}  {feature.name}")
    if not found:
        message = f"no sentence has the id or the words '{claim}'; copy them from the source text"
        raise ConfigError([Notice(NoticeCode.CLAIM_UNKNOWN, "error", str(root), message)])
    return Exit.OK


@cli.command(epilog="Example: briefing suggest > candidates.yml")
@_project_option
def suggest(root: Path) -> Exit:
    """Print what to paste into editorial.yml: unknown names, terms that documents share, possible pairs."""
    from generator import build

    project = _project(root)
    click.echo(build.suggest(project, bars.shown(quiet=False), study=_kept(project)))
    return Exit.OK


@cli.command(epilog="Example: briefing serve --open --port 8080")
@_project_option
@_quiet_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port on this machine; 0 takes one that is free.",
)
@click.option("--open", "open_browser", is_flag=True, help="Show the site in your browser once it is there.")
def serve(root: Path, quiet: bool, port: int, open_browser: bool) -> Exit:
    """Show the site on this machine, and every edit of a source, a page, a setting or the theme at once.

    A page is made when somebody looks at it. What is wrong shows here and in the browser; serving goes on.
    It is a preview: only 'build' and 'generate' write into docs/.
    """
    from generator import site
    from generator.preview import Preview

    project = _project(root)
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # as Ctrl-C: with all tidied up

    def tell(notices: Iterable[Notice]) -> None:
        _tell(notice for notice in notices if not quiet or notice.severity == "error")

    def report(shown: Report) -> None:
        _close(shown, quiet=quiet, done="shown")

    def ready(address: str) -> None:
        if not quiet:
            click.echo(f"Serving on {address} (stop with Ctrl-C)")

    site.serve(
        root,
        port=port,
        watch=outputs.watched(project),
        preview=Preview(project, _kept(project), day_to_note(None), bars.shown(quiet=quiet)),
        tell=tell,
        report=report,
        ready=ready,
        open_browser=open_browser,
    )
    return Exit.OK


@cli.command(epilog="Example: briefing init ~/energy && briefing build --project ~/energy")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@_project_option
@_quiet_option
def init(folder: Path | None, root: Path, quiet: bool) -> Exit:
    """Start a new collection in FOLDER (or --project): settings, an empty seeds/, and the theme."""
    folder = folder or root
    made = starter.create(folder)
    if not quiet:
        click.echo("".join(f"  {path}\n" for path in made), nl=False)
        shown = shlex.quote(str(folder))
        click.echo(f"Now put documents into {shown}/seeds and run: briefing build --project {shown}")
    return Exit.OK


@cli.command(epilog="Example: briefing clean")
@_project_option
@_quiet_option
def clean(root: Path, quiet: bool) -> Exit:
    """Delete generated pages from docs/, the built site and the cache. What people wrote stays."""
    from generator import site

    project = _project(root)
    with locking.held(root, _waiting):
        had_site = site.remove(root)
        cache.remove(root, (unchanged.RECORD,))
        pages = outputs.remove_generated(project)
    if not quiet:
        removed = "and the built site removed" if had_site else "removed; there was no built site of ours"
        click.echo(f"{count(pages, 'generated file')} in docs/ {removed}")
    return Exit.OK


def _project(root: Path) -> Project:
    """Return the project, or end with exit code 2 when there is none. What a killed build left is settled."""
    if not (root / "mkdocs.yml").is_file():
        message = "there is no mkdocs.yml here; name the collection with --project, or start one with 'init'"
        raise ConfigError([Notice(NoticeCode.NO_PROJECT, "error", str(root), message)])
    project = Project(root)
    if outputs.is_unsettled(project):
        with locking.held(root, _waiting):
            outputs.settle(project)
    return project


def _kept(project: Project) -> "Study":
    """Return what studies sources with the help of what earlier builds found."""
    from generator import studies

    return studies.kept(cache.Cache(project.root), studies.all_cores)


def _close(
    report: Report,
    more: Iterable[Notice] = (),
    *,
    quiet: bool,
    strict: bool = False,
    done: str | None = None,
) -> Exit:
    """Print the notices and one closing line; return the exit code they call for."""
    told = (*report.notices, *more)
    notices = [notice for notice in told if notice.severity in _SHOWN]
    _tell(_worth_telling(told, quiet))
    if not quiet:
        click.echo(_closing_line(report, len(notices), done))
    severities = {notice.severity for notice in notices}
    return Exit.SOURCE if "error" in severities or (strict and severities) else Exit.OK


def _worth_telling(notices: Iterable[Notice], quiet: bool) -> Iterator[Notice]:
    if quiet:
        return (notice for notice in notices if notice.severity == "error")
    # What is wrong with the cache is no matter of the collection, so no page tells it.
    return (notice for notice in notices if notice.severity in _SHOWN or notice.code is NoticeCode.CACHE)


def _closing_line(report: Report, notices: int, done: str | None) -> str:
    work = (
        done or f"{report.reused} reused, {count(report.written, 'page')} written, {report.removed} removed"
    )
    return f"{count(report.sources, 'source')}, {work}, {count(notices, 'notice')}"


def _about_disk(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full; free some space and run this again: docs/ is as it was, or is finished then"
    return f"{error.strerror or error}; check that the path is right, may be written, and has space"


def _waiting(holder: str) -> None:
    click.echo(f"waiting for {holder}, which is building this collection", err=True)


def _tell(notices: Iterable[Notice]) -> None:
    """Print notices, one a line."""
    for notice in notices:
        # A message can hold words of a source, and those could hold commands for the terminal.
        click.echo(visible(line(notice)), err=True)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with one of the codes of errors.Exit."""
    workers.silence()
    try:
        result = cli.main(arguments, standalone_mode=False)
    except ConfigError as error:
        _tell(error.notices)
        result = Exit.SETTINGS
    except OSError as error:
        _tell(
            [
                Notice(
                    NoticeCode.DISK,
                    "error",
                    str(error.filename2 or error.filename or "disk"),
                    _about_disk(error),
                )
            ]
        )
        result = Exit.SETTINGS
    except click.ClickException as error:
        error.show()
        result = Exit.SETTINGS
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        result = Exit.INTERRUPTED
    except Exception:  # the one place where a bug is caught, to say what to do about it
        traceback.print_exc()
        click.echo("This is a bug in the generator. Please report it with the lines above.", err=True)
        result = Exit.BUG
    sys.exit(int(result or 0))
