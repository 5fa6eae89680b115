"""Changes and deletions that meet."""

from concurrent.futures import ThreadPoolExecutor

from accounts.models import User


def test_a_change_never_brings_a_deleted_template_back(signed_in, texts, by_hand):
    asha = signed_in()
    methods = ["PUT", "DELETE", "PATCH", "DELETE", "PUT", "PATCH"]
    for _ in range(15):
        path = f"/templates/{asha.post('/templates/', json=texts).json()['id']}"
        with ThreadPoolExecutor(len(methods)) as threads:
            calls = [threads.submit(asha.request, method, path, json=texts) for method in methods]
            answers = [call.result() for call in calls]
        deletions = [answer.status_code for answer in answers if answer.request.method == "DELETE"]
        changes = {answer.status_code for answer in answers if answer.request.method != "DELETE"}
        assert sorted(deletions) == [204, 404]
        assert changes <= {200, 404}
        assert by_hand.count_documents({}) == 0


def test_a_template_made_while_its_owner_is_deleted_does_not_stay(signed_in, texts, user_id, by_hand):
    asha = signed_in()
    owner = user_id(asha)

    def forget() -> None:
        User.objects.filter(pk=owner).delete()
        by_hand.delete_many({"userId": owner})

    with ThreadPoolExecutor(9) as threads:
        made = [threads.submit(asha.post, "/templates/", json=texts) for _ in range(8)]
        threads.submit(forget).result()
        statuses = {future.result().status_code for future in made}
    assert statuses <= {201, 401}
    assert by_hand.count_documents({}) == 0
