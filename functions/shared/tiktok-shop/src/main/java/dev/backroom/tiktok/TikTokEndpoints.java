package dev.backroom.tiktok;

import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Variable;
import java.net.URI;

/**
 * The platform's two hosts.
 *
 * @param api scheme and authority of the Open API; a path is not supported, because the path is signed
 * @param auth scheme and authority of the authorisation host
 */
public record TikTokEndpoints(URI api, URI auth) {
    public static final TikTokEndpoints PLATFORM = new TikTokEndpoints(
            URI.create("https://open-api.tiktokglobalshop.com"), URI.create("https://auth.tiktok-shops.com"));

    public TikTokEndpoints {
        api = bare("API", api);
        auth = bare("authorisation", auth);
    }

    /** @throws IllegalStateException naming the variable that is missing or wrong */
    public static TikTokEndpoints of(Environment environment) {
        return new TikTokEndpoints(
                environment.address(Variable.BACKROOM_TIKTOK_API), environment.address(Variable.BACKROOM_TIKTOK_AUTH));
    }

    private static URI bare(String which, URI uri) {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        String path = uri.getRawPath();
        boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawUserInfo() == null;
        if (!web || uri.getHost() == null || !bare) {
            throw new IllegalArgumentException("the " + which + " endpoint is not of the form https://host[:port]");
        }
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }
}
