package dev.backroom.tableengine.error;

/** Every kind of error the service answers with: its full name on the wire and its HTTP status. */
public enum ErrorType {
    VALIDATION("com.amazon.coral.validate#ValidationException", 400),
    SERIALIZATION("com.amazon.coral.service#SerializationException", 400),
    UNKNOWN_OPERATION("com.amazon.coral.service#UnknownOperationException", 400),
    MISSING_AUTHENTICATION_TOKEN("com.amazon.coral.service#MissingAuthenticationTokenException", 400),
    INCOMPLETE_SIGNATURE("com.amazon.coral.service#IncompleteSignatureException", 400),
    UNRECOGNIZED_CLIENT("com.amazon.coral.service#UnrecognizedClientException", 400),
    ACCESS_DENIED("com.amazon.coral.service#AccessDeniedException", 400),
    THROTTLING("com.amazon.coral.availability#ThrottlingException", 400),
    SERVICE_UNAVAILABLE("com.amazon.coral.availability#ServiceUnavailableException", 503),
    CONDITIONAL_CHECK_FAILED("ConditionalCheckFailedException"),
    RESOURCE_NOT_FOUND("ResourceNotFoundException"),
    RESOURCE_IN_USE("ResourceInUseException"),
    TABLE_NOT_FOUND("TableNotFoundException"),
    TABLE_IN_USE("TableInUseException"),
    TABLE_ALREADY_EXISTS("TableAlreadyExistsException"),
    INDEX_NOT_FOUND("IndexNotFoundException"),
    LIMIT_EXCEEDED("LimitExceededException"),
    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED("ItemCollectionSizeLimitExceededException"),
    PROVISIONED_THROUGHPUT_EXCEEDED("ProvisionedThroughputExceededException"),
    REQUEST_LIMIT_EXCEEDED("RequestLimitExceeded"),
    TRANSACTION_CANCELED("TransactionCanceledException"),
    TRANSACTION_CONFLICT("TransactionConflictException"),
    TRANSACTION_IN_PROGRESS("TransactionInProgressException"),
    IDEMPOTENT_PARAMETER_MISMATCH("IdempotentParameterMismatchException"),
    DUPLICATE_ITEM("DuplicateItemException"),
    REPLICATED_WRITE_CONFLICT("ReplicatedWriteConflictException"),
    TRIMMED_DATA_ACCESS("TrimmedDataAccessException"),
    EXPIRED_ITERATOR("ExpiredIteratorException"),
    CONTINUOUS_BACKUPS_UNAVAILABLE("ContinuousBackupsUnavailableException"),
    POINT_IN_TIME_RECOVERY_UNAVAILABLE("PointInTimeRecoveryUnavailableException"),
    INTERNAL_SERVER_ERROR("com.amazonaws.dynamodb.v20120810#InternalServerError", 500);

    private final String wireName;
    private final int httpStatus;

    ErrorType(String shortName) {
        this("com.amazonaws.dynamodb.v20120810#" + shortName, 400);
    }

    ErrorType(String wireName, int httpStatus) {
        this.wireName = wireName;
        this.httpStatus = httpStatus;
    }

    /** The value of {@code __type} in the answer's body. */
    public String wireName() {
        return wireName;
    }

    /** The name without its namespace, as cancellation reasons and SDKs spell it. */
    public String shortName() {
        return wireName.substring(wireName.indexOf('#') + 1);
    }

    public int httpStatus() {
        return httpStatus;
    }
}
