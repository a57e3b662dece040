"""What Wagtail finds by itself: responses in the menu of the admin, and who may see them."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from pages.challenges.models import Response
from pages.challenges.permissions import ResponsePermissionPolicy
from pages.challenges.viewsets import ResponseViewSet

register_permission_policy(Response, ResponsePermissionPolicy(Response))


@hooks.register("register_admin_viewset")
def register_responses() -> ResponseViewSet:
    """Responses, as one item of the menu."""
    return ResponseViewSet()
