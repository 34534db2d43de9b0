package dev.backroom.tableengine.error;

import java.util.Objects;

/**
 * A refusal in the service's own terms. Its message is the text the service would answer with; it carries no stack trace, since
 * refused conditions are everyday traffic.
 */
public class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;

    public EngineException(ErrorType type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** A {@code ValidationException} with exactly this text. */
    public static EngineException validation(String message) {
        return new EngineException(ErrorType.VALIDATION, message);
    }

    /** A {@code ValidationException} that begins with the service's usual sentence about parameter values. */
    public static EngineException invalidParameters(String detail) {
        return validation("One or more parameter values were invalid: " + detail);
    }

    /** A {@code SerializationException} with exactly this text. */
    public static EngineException serialization(String message) {
        return new EngineException(ErrorType.SERIALIZATION, message);
    }

    public static EngineException notFound(String message) {
        return new EngineException(ErrorType.RESOURCE_NOT_FOUND, message);
    }

    public static EngineException conditionFailed() {
        return new EngineException(ErrorType.CONDITIONAL_CHECK_FAILED, "The conditional request failed");
    }

    public ErrorType type() {
        return type;
    }

    public String message() {
        return Objects.requireNonNull(getMessage());
    }

    public int httpStatus() {
        return type.httpStatus();
    }
}
