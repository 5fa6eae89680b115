"""What the next test finds: what migrations left, after any writes in between."""

import asyncio
from threading import Thread

import pytest
from django.contrib.auth.models import Permission
from pymongo import MongoClient

from sahienglish.database import mongo


def from_the_orm() -> None:
    Permission.objects.all().delete()


def from_a_thread() -> None:
    thread = Thread(target=lambda: mongo.collection("things").insert_one({}))
    thread.start()
    thread.join()


def from_an_event_loop() -> None:
    async def write() -> None:
        await mongo.async_collection("things").insert_one({})
        await mongo.close()

    asyncio.run(write())


def from_a_client_of_its_own() -> None:
    with MongoClient(mongo.url()) as client:
        client[mongo.database_name()]["things"].find_one_and_update({}, {"$set": {"a": 1}}, upsert=True)


@pytest.mark.parametrize("write", [from_the_orm, from_a_thread, from_an_event_loop, from_a_client_of_its_own])
def test_every_test_starts_from_what_migrations_left(write) -> None:
    assert mongo.collection("things").count_documents({}) == 0
    assert Permission.objects.count() > 0
    write()
