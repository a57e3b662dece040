"""Addresses of the pages that are not in the page tree."""

from django.urls import path

from pages import views

app_name = "pages"
urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("thema.css", views.theme, name="theme"),
]
