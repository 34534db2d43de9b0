package dev.backroom.notices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** A notice as a JSON object, the same in queue messages and in what programs receive. */
public final class NoticeJson {
    private NoticeJson() {}

    public static ObjectNode node(Notice notice) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", notice.id())
                .put("type", notice.type().name())
                .put("severity", notice.severity().name());
        notice.shop().ifPresent(shop -> node.put("shop", shop.value()));
        node.put("subject", notice.subject()).put("at", notice.at().toString());
        ObjectNode facts = node.putObject("facts");
        new TreeMap<>(notice.facts()).forEach(facts::put);
        return node;
    }
}
