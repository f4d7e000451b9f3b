"""What the fixture ``page`` promises to notice, it notices."""

from playwright.sync_api import Browser

from tests.browser.conftest import watch


def test_every_kind_of_mishap_is_noticed(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    mishaps = watch(context)
    page = context.new_page()
    page.goto(site_url)
    assert mishaps == []
    page.evaluate("console.info('said')")
    page.evaluate("setTimeout(() => { throw new Error('thrown'); })")
    page.evaluate("fetch('no-such-file').then(() => fetch('http://localhost:9/elsewhere')).catch(() => null)")
    page.wait_for_timeout(200)
    context.close()
    noticed = "\n".join(mishaps)
    for expected in (
        "console: said",
        "thrown",
        f"404: {site_url}no-such-file",
        "another host: http://localhost:9/",
    ):
        assert expected in noticed
