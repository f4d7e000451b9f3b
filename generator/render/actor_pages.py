"""Profiles of actors -> the views of their index and their pages."""

from functools import partial

from generator.model import Appearance, Companion, Md, Profile
from generator.render import urls
from generator.render.claims import claim_view, title_view
from generator.render.head import head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
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


def profile_view(known: Lookup, profile: Profile) -> ProfileView:
    """Return the view of an actor's page."""
    here = urls.actor(profile.id)
    briefs, mentions = count(len(profile.appearances), "brief"), count(profile.mentions, "mention")
    summary = f"{profile.kind} · {mentions} in {briefs}"
    return ProfileView(
        front_matter=head(
            f"{profile.name} · Actors",
            f"{profile.name}: {summary}",
            "actor",
            parent=urls.ACTORS,
            contents=True,
        ),
        name=escape(profile.name),
        summary=Md(summary),
        appearances=tuple(_appearance(known, appearance, here) for appearance in profile.appearances),
        companions=tuple(_companion(known, companion, here) for companion in profile.companions),
        index_href=Md(urls.relative(here, urls.ACTORS)),
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
