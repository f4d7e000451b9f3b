"""Profiles of actors -> the views of their index and their pages."""

from functools import partial

from generator.model import Appearance, Companion, Md, Profile
from generator.render import urls
from generator.render.claims import claim_view, title_view
from generator.render.head import head
from generator.render.lookup import APPEARANCES, Lookup
from generator.render.markdown import escape
from generator.render.parts import Part, Views, parts
from generator.render.views import ActorRowView, ActorsView, AppearanceView, CompanionView, ProfileView
from generator.text.counted import count


def actors_view(known: Lookup) -> ActorsView:
    """Return the view of the index."""
    profiles = known.corpus.profiles
    description = f"{count(len(profiles), 'actor')} named in more than one brief, or often in one"
    return ActorsView(
        front_matter=head("Actors", description, "actors"),
        size=Md(description),
        rows=tuple(
            ActorRowView(
                name=escape(profile.name),
                href=Md(urls.relative(urls.ACTORS, urls.actor(profile.id))),
                kind=Md(profile.kind),
                briefs=Md(f"{len(profile.appearances):,}"),
                mentions=Md(f"{profile.mentions:,}"),
            )
            for profile in profiles
        ),
    )


def profile_views(known: Lookup, profile: Profile) -> Views[ProfileView]:
    """Yield address and view of each page of an actor."""
    for part in parts(urls.actor(profile.id), (len(profile.appearances), APPEARANCES)):
        yield part.url, partial(_profile, known, profile, part)


def _profile(known: Lookup, profile: Profile, part: Part) -> ProfileView:
    here, name, first = part.url, profile.name + part.label, part.is_first
    shown = part.rows(profile.appearances, APPEARANCES)
    briefs, mentions = count(len(profile.appearances), "brief"), count(profile.mentions, "mention")
    summary = f"{profile.kind} · {mentions} in {briefs}"
    return ProfileView(
        front_matter=head(
            f"{name} · Actors",
            f"{name}: {summary}",
            "actor",
            parent=urls.ACTORS,
            contents=True,
        ),
        name=escape(name),
        summary=Md(summary),
        appearances=tuple(_appearance(known, appearance, here) for appearance in shown),
        companions=tuple(_companion(known, c, here) for c in profile.companions) if first else (),
        index_href=Md(urls.relative(here, urls.ACTORS)),
        pages=part.links(),
    )


def _appearance(known: Lookup, appearance: Appearance, here: str) -> AppearanceView:
    brief = known.briefs[appearance.slug]
    view = partial(claim_view, brief, here=here, anchored=set())
    return AppearanceView(
        brief=title_view(brief),
        href=Md(urls.relative(here, urls.brief(brief.slug))),
        mentions=Md(count(len(appearance.actor.mentions), "mention")),
        forms=escape(", ".join(appearance.actor.aliases)),
        role=escape(appearance.actor.role),
        said=tuple(view(evidence) for evidence in appearance.said),
    )


def _companion(known: Lookup, companion: Companion, here: str) -> CompanionView:
    href = urls.relative(here, urls.actor(companion.id)) if companion.id in known.profiles else ""
    return CompanionView(escape(companion.name), Md(href), Md(count(companion.sentences, "sentence")))
