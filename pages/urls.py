"""Addresses of the pages that are not in the page tree."""

from django.urls import path

from pages import views

app_name = "pages"
urlpatterns = [
    path("zoeken/", views.search, name="search"),
    # Wagtail's own addresses end in a slash; a file name needs a line of its own.
    path("resultaten/<slug:slug>/gegevens.json", views.result_data, name="result_data"),
    path("geld/", views.money, name="money"),
    path("geld/gegevens.json", views.money_data, name="money_data"),
    path("openbare-documenten/", views.documents, name="documents"),
    path("openbare-documenten/gegevens.json", views.documents_data, name="documents_data"),
    path(
        "openbare-documenten/<str:language>/<str:number>/",
        views.made_document,
        name="made_document",
    ),
    path(
        "openbare-documenten/<str:language>/<str:number>/document.pdf",
        views.made_document_pdf,
        name="made_document_pdf",
    ),
    # Staff and documents know a contract by its number, not by where its page stands in the tree.
    path("afspraak/<str:number>/", views.agreement, name="agreement"),
    path("thema.css", views.theme, name="theme"),
]
