package dev.backroom.localcloud.role;

/**
 * One thing done to one resource.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource its ARN
 */
public record Permission(String action, String resource) {
    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
