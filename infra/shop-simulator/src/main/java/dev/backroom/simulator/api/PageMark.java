package dev.backroom.simulator.api;

import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a page of a search ended: the second that it sorts by, and the id. */
record PageMark(long second, String id) {
    static Optional<PageMark> of(ApiCall call) throws RefusedCall {
        String token = call.query().getOrDefault("page_token", "");
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int slash = text.indexOf('/');
            return Optional.of(new PageMark(Long.parseLong(text.substring(0, slash)), text.substring(slash + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new RefusedCall(Refusal.of("invalid page_token"));
        }
    }

    /** How many a page holds, 1 to 100. */
    static int size(ApiCall call) throws RefusedCall {
        try {
            int size = Integer.parseInt(call.required("page_size"));
            if (size >= 1 && size <= 100) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new RefusedCall(Refusal.of("page_size is not a number"));
        }
        throw new RefusedCall(Refusal.of("page_size must be between 1 and 100"));
    }

    String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((second + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
