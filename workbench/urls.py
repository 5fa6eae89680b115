from django.urls import path

from workbench.views import Workbench

urlpatterns = [
    path("app", Workbench.as_view(), name="workbench"),
    path("app/<path:view>", Workbench.as_view()),
]
