package dev.usher.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each kind of change, planted in a small document. */
class FoundChangesTests {

    private static final String BEFORE =
            """
            {
              "openapi": "3.1.0",
              "security": [{"signIn": []}],
              "paths": {
                "/v1/orders": {
                  "get": {
                    "operationId": "listOrders",
                    "security": [],
                    "parameters": [
                      {"name": "limit", "in": "query",
                       "schema": {"type": "integer", "minimum": 1, "maximum": 100}},
                      {"$ref": "#/components/parameters/Status"}
                    ],
                    "responses": {
                      "200": {
                        "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
                        "content": {"application/json": {"schema":
                          {"type": "array", "items": {"$ref": "#/components/schemas/Order"}}}}
                      },
                      "304": {"description": "unchanged"}
                    }
                  },
                  "post": {
                    "operationId": "openOrder",
                    "requestBody": {"content": {"application/json":
                      {"schema": {"$ref": "#/components/schemas/OpenOrder"}}}},
                    "responses": {
                      "201": {"content": {"application/json":
                        {"schema": {"$ref": "#/components/schemas/Order"}}}},
                      "409": {"content": {"application/problem+json": {"schema": {
                        "oneOf": [{"$ref": "#/components/schemas/SoldOutProblem"},
                                  {"$ref": "#/components/schemas/ClosedProblem"}],
                        "discriminator": {"propertyName": "code"}}}}}
                    }
                  }
                }
              },
              "components": {
                "parameters": {
                  "Status": {"name": "status", "in": "query",
                             "schema": {"type": "string", "enum": ["PAID", "OPEN"]}}
                },
                "schemas": {
                  "Order": {
                    "type": "object",
                    "required": ["id", "total"],
                    "properties": {
                      "id": {"type": "string", "format": "uuid"},
                      "total": {"type": "integer"},
                      "status": {"type": "string", "enum": ["PAID", "OPEN"]},
                      "parent": {"$ref": "#/components/schemas/Order"}
                    }
                  },
                  "OpenOrder": {
                    "type": "object",
                    "required": ["reservationId"],
                    "properties": {
                      "reservationId": {"type": "string"},
                      "note": {"type": ["string", "null"], "maxLength": 200},
                      "labels": {"type": "object",
                                 "additionalProperties": {"type": "string", "maxLength": 10}}
                    }
                  },
                  "SoldOutProblem": {"type": "object", "required": ["code"], "properties": {
                    "code": {"type": "string", "enum": ["sold_out"]},
                    "available": {"type": "integer"}}},
                  "ClosedProblem": {"type": "object", "required": ["code"], "properties": {
                    "code": {"type": "string", "enum": ["sales_closed"]}}}
                }
              }
            }
            """;

    private static final String LIST = "/paths/~1v1~1orders/get";
    private static final String OPEN = "/paths/~1v1~1orders/post";
    private static final String ORDER = "/components/schemas/Order";
    private static final String NEW = "/components/schemas/OpenOrder";

    @Test
    void findsNothingInTheSameDocument() {
        assertThat(BreakingChanges.between(BEFORE, BEFORE)).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void breaks(Consumer<ObjectNode> change, String sentence) {
        assertThat(BreakingChanges.between(BEFORE, changed(change))).contains(sentence);
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                planted(remove("/paths/~1v1~1orders", "get"), "GET /v1/orders was removed"),
                planted(
                        put(LIST, "operationId", "\"orders\""),
                        "GET /v1/orders: operationId listOrders became orders"),
                planted(remove(LIST, "security"), "GET /v1/orders needs a token now"),
                planted(
                        put(LIST, "parameters", "[]"),
                        "GET /v1/orders query parameter limit was removed"),
                planted(
                        put(LIST + "/parameters/0", "required", "true"),
                        "GET /v1/orders query parameter limit became required"),
                planted(
                        put(
                                LIST,
                                "parameters",
                                "[{\"name\": \"q\", \"in\": \"query\", \"required\": true}]"),
                        "GET /v1/orders query parameter q was added and is required"),
                planted(
                        put(LIST + "/parameters/0/schema", "maximum", "50"),
                        "GET /v1/orders query parameter limit: maximum became 50"),
                planted(
                        put(LIST + "/parameters/0/schema", "minimum", "2"),
                        "GET /v1/orders query parameter limit: minimum became 2"),
                planted(
                        put("/components/parameters/Status/schema", "enum", "[\"PAID\"]"),
                        "GET /v1/orders query parameter status: the value \"OPEN\" was removed"),
                planted(
                        remove(LIST + "/responses/200", "headers"),
                        "GET /v1/orders 200 header ETag was removed"),
                planted(
                        remove(LIST + "/responses/200/headers/ETag", "required"),
                        "GET /v1/orders 200 header ETag became optional"),
                planted(remove(LIST + "/responses", "304"), "GET /v1/orders 304 was removed"),
                planted(put(LIST + "/responses", "202", "{}"), "GET /v1/orders answers 202 now"),
                planted(
                        put(OPEN + "/responses/201", "content", "{\"text/plain\": {}}"),
                        "POST /v1/orders 201 application/json was removed"),
                planted(remove(OPEN, "requestBody"), "POST /v1/orders body was removed"),
                planted(
                        put(OPEN + "/requestBody", "required", "true"),
                        "POST /v1/orders body became required"),
                planted(
                        put(LIST, "requestBody", "{\"required\": true}"),
                        "GET /v1/orders body was added and is required"),
                planted(
                        remove(ORDER + "/properties", "total"),
                        "answer schema Order/total was removed"),
                planted(
                        put(ORDER, "required", "[\"id\"]"),
                        "answer schema Order/total became optional"),
                planted(
                        put(ORDER + "/properties/total", "type", "\"string\""),
                        "answer schema Order/total: type integer became string"),
                planted(
                        put(ORDER + "/properties/total", "type", "[\"integer\", \"null\"]"),
                        "answer schema Order/total: type integer became integer or null"),
                planted(
                        put(ORDER + "/properties/id", "format", "\"uri\""),
                        "answer schema Order/id: format uuid became uri"),
                planted(
                        put(ORDER + "/properties/status", "enum", "[\"PAID\"]"),
                        "answer schema Order/status: the value \"OPEN\" was removed"),
                planted(
                        put(
                                ORDER + "/properties",
                                "parent",
                                "{\"oneOf\": [{\"$ref\": \"#/components/schemas/Order\"}, {\"type\": \"null\"}]}"),
                        "answer schema Order/parent may be null now"),
                planted(
                        remove(NEW + "/properties", "note"),
                        "request schema OpenOrder/note was removed"),
                planted(
                        put(NEW, "required", "[\"reservationId\", \"note\"]"),
                        "request schema OpenOrder/note became required"),
                planted(
                        put(NEW + "/properties/note", "type", "\"string\""),
                        "request schema OpenOrder/note: type null or string became string"),
                planted(
                        put(NEW + "/properties/note", "maxLength", "20"),
                        "request schema OpenOrder/note: maxLength became 20"),
                planted(
                        put(NEW + "/properties/note", "pattern", "\"[a-z]*\""),
                        "request schema OpenOrder/note: pattern became \"[a-z]*\""),
                planted(
                        put(NEW + "/properties/reservationId", "format", "\"uuid\""),
                        "request schema OpenOrder/reservationId: format none became uuid"),
                planted(
                        put(NEW + "/properties/reservationId", "enum", "[\"a\"]"),
                        "request schema OpenOrder/reservationId: only some values are accepted now"),
                planted(
                        put(NEW + "/properties/labels/additionalProperties", "maxLength", "5"),
                        "request schema OpenOrder/labels/*: maxLength became 5"),
                planted(
                        put(NEW, "additionalProperties", "false"),
                        "request schema OpenOrder: other members are refused now"),
                planted(
                        put(
                                OPEN + "/responses/409/content/application~1problem+json",
                                "schema",
                                "{\"$ref\": \"#/components/schemas/ClosedProblem\"}"),
                        "POST /v1/orders 409: the alternative \"sold_out\" was removed"),
                planted(
                        remove("/components/schemas/SoldOutProblem/properties", "available"),
                        "answer schema SoldOutProblem/available was removed"),
                planted(
                        remove("/components/schemas", "SoldOutProblem"),
                        "schema SoldOutProblem was removed or renamed"));
    }

    @ParameterizedTest
    @MethodSource
    void allows(Consumer<ObjectNode> change) {
        assertThat(BreakingChanges.between(BEFORE, changed(change))).isEmpty();
    }

    static Stream<Consumer<ObjectNode>> allows() {
        return Stream.of(
                put("/paths", "/v1/more", "{\"get\": {\"responses\": {\"200\": {}}}}"),
                put(OPEN, "description", "\"Other words\""),
                put(OPEN, "security", "[]"),
                put(LIST + "/parameters/0/schema", "maximum", "200"),
                put(ORDER + "/properties", "note", "{\"type\": \"string\"}"),
                put(ORDER, "required", "[\"id\", \"total\", \"status\"]"),
                put(ORDER + "/properties/status", "enum", "[\"PAID\", \"OPEN\", \"REFUNDED\"]"),
                put(NEW + "/properties", "more", "{\"type\": \"string\"}"),
                put(NEW + "/properties/note", "maxLength", "500"),
                put(NEW + "/properties/reservationId", "type", "[\"string\", \"null\"]"),
                put(OPEN + "/responses", "429", "{}"),
                put(
                        OPEN + "/responses/409/content/application~1problem+json/schema/oneOf",
                        "-",
                        "{\"type\": \"object\", \"properties\": {\"code\": {\"enum\": [\"new\"]}}}"));
    }

    private static String changed(Consumer<ObjectNode> change) {
        ObjectNode document = JsonMapper.shared().readTree(BEFORE).asObject();
        change.accept(document);
        return document.toString();
    }

    private static Arguments planted(Consumer<ObjectNode> change, String sentence) {
        return arguments(change, sentence);
    }

    private static Consumer<ObjectNode> remove(String pointer, String name) {
        return document -> {
            assertThat(document.at(pointer).has(name)).isTrue();
            document.at(pointer).asObject().remove(name);
        };
    }

    /** Sets a member, or adds an entry to a list. */
    private static Consumer<ObjectNode> put(String pointer, String name, String json) {
        return document -> {
            var value = JsonMapper.shared().readTree(json);
            if (document.at(pointer).isArray()) {
                document.at(pointer).asArray().add(value);
            } else {
                document.at(pointer).asObject().set(name, value);
            }
        };
    }
}
