package dev.backroom.notices.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What HTTP statuses and the robots' own codes mean. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static ChannelAnswer ofStatus(int status) {
        if (status >= 200 && status < 300) {
            return new ChannelAnswer.Accepted();
        }
        String reason = "HTTP " + status;
        return status == 408 || status == 429 || status >= 500
                ? new ChannelAnswer.Later(reason, Optional.empty())
                : new ChannelAnswer.Refused(reason);
    }

    /**
     * The robots answer 200 and put what went wrong into the body.
     *
     * @param field where the code stands; 0 is success
     * @param later codes that mean too many messages or overload
     */
    static ChannelAnswer ofCode(int status, String body, String field, Set<Long> later) {
        ChannelAnswer byStatus = ofStatus(status);
        if (byStatus instanceof ChannelAnswer.Later) {
            return byStatus;
        }
        OptionalLong code = code(body, field);
        if (code.isEmpty()) {
            return byStatus instanceof ChannelAnswer.Accepted
                    ? new ChannelAnswer.Refused("the answer is not the channel's")
                    : byStatus;
        }
        if (code.getAsLong() == 0) {
            return byStatus;
        }
        String reason = "code " + code.getAsLong();
        return later.contains(code.getAsLong())
                ? new ChannelAnswer.Later(reason, Optional.empty())
                : new ChannelAnswer.Refused(reason);
    }

    private static OptionalLong code(String body, String field) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            root = MissingNode.getInstance();
        }
        JsonNode code = root == null ? MissingNode.getInstance() : root.path(field);
        return code.canConvertToLong() && code.isIntegralNumber()
                ? OptionalLong.of(code.longValue())
                : OptionalLong.empty();
    }
}
