package org.zhengyuan.exchange.watch;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An alert as the webhook tells it: that there is one, and where to look. It names no operator, case or receipt. */
public final class AlertMessage {
    /** The outbox's channel. */
    public static final String CHANNEL = "alerts";

    private AlertMessage() {}

    public static byte[] of(Alert alert) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "alert." + alert.state().label());
        message.put("id", alert.id().toString());
        message.put("rule", alert.rule());
        message.put("severity", alert.severity().label());
        message.put("from", alert.from().toString());
        message.put("to", alert.to().toString());
        message.put("facts", alert.facts());
        message.put("openedAt", alert.openedAt().toString());
        message.put("page", "/alerts/" + alert.id());
        return JsonMapper.shared().writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    }
}
