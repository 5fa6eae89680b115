"""Raw collections: one database with the ORM, aware datetimes, a client for every event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection

from sahienglish.database import mongo

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_datetimes_come_back_aware_and_in_utc() -> None:
    mongo.collection("things").insert_one({"at": MOMENT})
    stored = mongo.collection("things").find_one()
    assert stored is not None
    assert stored["at"] == MOMENT
    assert stored["at"].tzinfo is UTC


def test_raw_collections_and_the_orm_share_one_test_database() -> None:
    group = Group.objects.create(name="Readers")
    stored = mongo.collection("auth_group").find_one({"_id": group.pk})
    assert stored is not None
    assert stored["name"] == "Readers"
    assert mongo.database_name() == connection.settings_dict["NAME"]
    assert mongo.database_name().startswith("test_")


def test_event_loops_have_a_client_each_on_the_same_database() -> None:
    mongo.collection("things").insert_one({"at": MOMENT})

    async def read() -> tuple[object, datetime]:
        collection = mongo.async_collection("things")
        document = await collection.find_one()
        assert document is not None
        assert mongo.async_collection("things").database.client is collection.database.client
        await mongo.close()
        return collection.database.client, document["at"]

    (first, at), (second, _) = asyncio.run(read()), asyncio.run(read())
    assert first is not second
    assert at == MOMENT


def test_threads_share_one_client() -> None:
    with ThreadPoolExecutor(8) as pool:
        collections = list(pool.map(mongo.collection, ["things"] * 8))
    assert len({id(collection.database.client) for collection in collections}) == 1


def test_every_client_closes_connections_before_the_server_does() -> None:
    async def idle_on_loop() -> float | None:
        idle = mongo.async_collection("things").database.client.options.pool_options.max_idle_time_seconds
        await mongo.close()
        return idle

    blocking = mongo.collection("things").database.client.options.pool_options
    idle = (asyncio.run(idle_on_loop()), blocking.max_idle_time_seconds)
    assert idle == (settings.MONGODB_MAX_IDLE_SECONDS, settings.MONGODB_MAX_IDLE_SECONDS)
