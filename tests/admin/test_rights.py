"""Who gives rights and takes them, and where that is recorded."""

from django.contrib.auth.models import Group, Permission

from accounts.models import AuditEvent, User
from tests.support.admin_pages import USERS, again, audited
from tests.support.mongo_commands import watched


def test_a_new_account_is_in_its_audit_log(admin):
    admin.post(f"{USERS}add/", {"email": "new@example.org", "full_name": "New Editor"})
    made = User.objects.get(email="new@example.org")
    assert audited(made) == ["created_by_staff"]
    assert AuditEvent.objects.get(user_id=made.pk).device == "administration"


def test_rights_given_and_taken_are_in_the_audit_log_of_the_account(admin, person):
    asha, group = person(), Group.objects.get(name="Template editors")
    page = f"{USERS}{asha.pk}/change/"
    admin.post(page, {"full_name": "Asha Rao", "is_staff": "on"})
    admin.post(page, {"full_name": "Asha Rao", "is_staff": "on", "is_superuser": "on"})
    admin.post(page, {"full_name": "Asha Rao", "groups": [str(group.pk)]})
    assert list(again(asha).groups.all()) == [group]
    assert audited(asha) == [
        "made_staff",
        "made_superuser",
        "no_longer_staff",
        "no_longer_superuser",
        "groups_changed_by_staff",
    ]
    admin.post(page, {"full_name": "Asha R.", "groups": [str(group.pk)]})
    assert again(asha).full_name == "Asha R."
    assert len(audited(asha)) == 5, "a name is no right"


def test_the_rights_of_a_group_are_those_of_its_members(admin, person):
    asha, other = person(), person("other@example.org")
    group = Group.objects.create(name="Helpers")
    asha.groups.add(group)
    right = Permission.objects.get(codename="view_user")
    page = f"/admin/auth/group/{group.pk}/"
    admin.post(f"{page}change/", {"name": "Helpers", "permissions": [str(right.pk)]})
    admin.post(f"{page}change/", {"name": "Readers", "permissions": [str(right.pk)]})
    assert audited(asha) == ["group_rights_changed"]
    admin.post(f"{page}delete/", {"post": "yes"})
    assert audited(asha) == ["group_rights_changed", "groups_changed_by_staff"]
    assert audited(other) == []


def test_several_groups_deleted_together_are_in_the_audit_log_too(admin, person, choose):
    asha, group = person(), Group.objects.create(name="Helpers")
    asha.groups.add(group)
    form = {"action": "delete_selected", "_selected_action": [str(group.pk)], "post": "yes"}
    assert admin.post("/admin/auth/group/", form).status_code == 302
    assert not Group.objects.filter(pk=group.pk).exists()
    assert audited(asha) == ["groups_changed_by_staff"]


def test_only_superusers_give_rights(helper, admin, person):
    asha = person()
    form = {"full_name": "Asha", "is_staff": "on", "is_superuser": "on"}
    assert helper.post(f"{USERS}{asha.pk}/change/", form).status_code == 302
    assert (again(asha).full_name, again(asha).is_staff, again(asha).is_superuser) == ("Asha", False, False)
    assert admin.post(f"{USERS}{asha.pk}/change/", {"full_name": "Asha", "is_staff": "on"}).status_code == 302
    assert (again(asha).is_staff, again(asha).is_superuser) == (True, False)


def test_rights_wait_until_a_registered_address_is_confirmed(admin, api, choose):
    """A stranger may have registered the address of a new colleague, with a password of the stranger's."""
    registration = {"email": "new@example.org", "password": "walnuts in winter", "full_name": "New Colleague"}
    assert api.post("/auth/register", json=registration).status_code == 201
    new = User.objects.get(email="new@example.org")
    rights = {"full_name": "New Colleague", "is_staff": "on", "is_superuser": "on"}
    assert admin.post(f"{USERS}{new.pk}/change/", rights).status_code == 302
    assert (again(new).is_staff, again(new).is_superuser) == (False, False)
    choose(admin, USERS, "verify", new)
    assert admin.post(f"{USERS}{new.pk}/change/", rights).status_code == 302
    assert (again(new).is_staff, again(new).is_superuser) == (True, True)


def test_an_account_that_staff_made_gets_rights_at_once(admin):
    form = {"email": "new@example.org", "full_name": "New Colleague"}
    assert admin.post(f"{USERS}add/", form).status_code == 302
    new = User.objects.get(email="new@example.org")
    assert admin.post(f"{USERS}{new.pk}/change/", form | {"is_staff": "on"}).status_code == 302
    assert again(new).is_staff


def test_a_page_looks_up_the_rights_of_its_reader_once_and_without_a_join(helper):
    helper.get(USERS)
    with watched() as commands:
        assert helper.get(USERS).status_code == 200
    assert [command for command in commands if "permission" in command or "group" in command] == [
        "aggregate accounts_user_groups",
        "aggregate accounts_user_user_permissions",
        "aggregate auth_permission",
    ]
