"""The texts of letters in the admin: one row per kind, with versions and a preview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from pages.challenges.forms.letters import LetterTemplateForm
from pages.challenges.models import LetterTemplate
from pages.challenges.permissions import LetterTemplatePolicy
from pages.challenges.selectors.letters import letter_templates
from pages.challenges.views.guards import forbidden

POLICY = LetterTemplatePolicy(LetterTemplate)
EDIT = "wagtailsnippets_challenges_lettertemplate:edit"


class LetterIndexView(IndexView):
    """Every kind of letter, in the order in which a case meets them."""

    default_ordering = None
    is_searchable = False

    def get_base_queryset(self):
        """All kinds, also those that nobody wrote a text for."""
        return letter_templates()

    @cached_property
    def columns(self):
        """What it is for, and whose text it is."""
        return [
            TitleColumn("letter", label=_("Brief"), accessor=str, url_name=EDIT),
            Column("purpose", label=_("Waarvoor"), accessor=lambda row: row.kind.purpose),
            Column(
                "text",
                label=_("Tekst"),
                accessor=lambda row: _("Eigen tekst") if row.is_own_text else _("Standaardtekst"),
            ),
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then put the standard text back as a new version."""
    if not POLICY.user_has_permission(request.user, "change"):
        return forbidden(request)
    template = get_object_or_404(LetterTemplate, pk=pk)
    back = reverse(EDIT, args=[pk])
    if request.method == "POST":
        template.subject = template.body = template.subject_en = template.body_en = ""
        template.save()
        template.save_revision(user=request.user, log_action=True)
        messages.success(request, _("De standaardtekst staat er weer."))
        return redirect(back)
    context = {
        "back": back,
        "header_title": _("Terug naar de standaardtekst"),
        "header_icon": "mail",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": back, "label": str(template)},
            {"url": "", "label": _("Terug naar de standaardtekst")},
        ],
    }
    return render(request, "challenges/admin/letter_restore.html", context)


class LetterTemplateViewSet(SnippetViewSet):
    """Letters as a place of their own in the menu; which letters there are is decided by code."""

    model = LetterTemplate
    icon = "mail"
    menu_label = gettext_lazy("Brieven")
    menu_name = "brieven"
    menu_order = 212
    add_to_admin_menu = True
    base_url_path = "brieven"
    index_view_class = LetterIndexView
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(template="challenges/admin/letter_fields.html"),
            MultiFieldPanel(
                [FieldPanel("subject"), FieldPanel("body")], heading=gettext_lazy("Nederlands")
            ),
            MultiFieldPanel(
                [FieldPanel("subject_en"), FieldPanel("body_en")], heading=gettext_lazy("Engels")
            ),
        ],
        base_form_class=LetterTemplateForm,
    )

    @cached_property
    def permission_policy(self):
        """Who may write letters."""
        return POLICY

    def get_urlpatterns(self):
        """Those of Wagtail, and the way back to the standard text."""
        return [*super().get_urlpatterns(), path("<int:pk>/standaard/", restore, name="restore")]
