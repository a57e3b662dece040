"""The one door to all page kinds."""

from pages.models.accessibility import AccessibilityIssue, AccessibilityPage
from pages.models.call_parts import CallCriterion, CallDocument, CallLot, CallMeeting
from pages.models.calls import CallIndexPage, CallPage
from pages.models.contact import ContactPage
from pages.models.funds import Fund, FundArea, FundGoal, FundRoute, FundSource
from pages.models.home import HomePage
from pages.models.initiative_parts import GovernmentRole, InitiativeMilestone, InitiativePartner
from pages.models.initiatives import InitiativeIndexPage, InitiativePage
from pages.models.privacy import PrivacyPage, PrivacyPurpose
from pages.models.results import GoneAddress, ResultIndexPage, ResultPage
from pages.models.settings import SiteSettings
from pages.models.standard import StandardPage

__all__ = [
    "AccessibilityIssue",
    "AccessibilityPage",
    "CallCriterion",
    "CallDocument",
    "CallIndexPage",
    "CallLot",
    "CallMeeting",
    "CallPage",
    "ContactPage",
    "Fund",
    "FundArea",
    "FundGoal",
    "FundRoute",
    "FundSource",
    "GoneAddress",
    "GovernmentRole",
    "HomePage",
    "InitiativeIndexPage",
    "InitiativeMilestone",
    "InitiativePage",
    "InitiativePartner",
    "PrivacyPage",
    "PrivacyPurpose",
    "ResultIndexPage",
    "ResultPage",
    "SiteSettings",
    "StandardPage",
]
