"""Where files live that nobody may fetch by an address of their own."""

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files outside MEDIA_ROOT. A view that checks who asks is the only way to them."""

    def url(self, name: str | None) -> str:
        """Refused: without a place under MEDIA_URL there is no address to give out."""
        raise ValueError(f"{name} is private and has no address")
