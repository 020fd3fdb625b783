package org.zhengyuan.server.demo.load;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import tools.jackson.databind.JsonNode;

/** Someone with credentials of their own: a department's system or a person. */
interface Caller {
    /** Sends the request in this caller's name. */
    JsonNode call(HttpRequest.Builder request);

    Api api();

    default JsonNode get(String path) {
        return call(api().request(path).GET());
    }

    default JsonNode post(String path, Object body) {
        return call(api().request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(api().json().writeValueAsString(body))));
    }

    /** Sent again after an interruption under the same key, it is not done a second time. */
    default JsonNode postOnce(String key, String path, Object body) {
        return postOnce(key, path, "application/json", api().json().writeValueAsString(body));
    }

    default JsonNode postOnce(String key, String path, String mediaType, String body) {
        return call(api().request(path)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", "demo-" + key)
                .POST(BodyPublishers.ofString(body)));
    }
}
