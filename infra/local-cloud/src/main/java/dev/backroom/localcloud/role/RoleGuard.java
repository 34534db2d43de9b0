package dev.backroom.localcloud.role;

import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.SnsRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Stands before a function's clients and refuses what its role does not allow, with the error that AWS answers. */
public final class RoleGuard implements ExecutionInterceptor {
    private final String function;
    private final Role role;
    private final AskedPermissions asked;
    private final Refusals refusals;
    private final Set<Permission> used = ConcurrentHashMap.newKeySet();

    public RoleGuard(FunctionSpec function, Stack stack, StackContext context, Refusals refusals) {
        this.function = function.id();
        this.role = Role.of(stack, function);
        this.asked = new AskedPermissions(stack, context);
        this.refusals = refusals;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        check(context.request());
    }

    /**
     * For clients that know no interceptors.
     *
     * @throws AwsServiceException as AWS refuses
     */
    public void check(SdkRequest request) {
        for (Permission permission : asked.of(request)) {
            if (!role.allows(permission)) {
                refusals.add(function + " may not " + permission);
                throw refusal(request, permission);
            }
            used.add(permission);
        }
    }

    /** What the role allows and nobody has asked for yet, ordered. Pollers and logs are not the function's own requests. */
    public List<Permission> unused() {
        return role.granted().stream()
                .filter(given -> used.stream().noneMatch(permission -> Role.covers(given, permission)))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private AwsServiceException refusal(SdkRequest request, Permission permission) {
        String message = "User: %s is not authorized to perform: %s on resource: %s"
                .formatted(function, permission.action(), permission.resource());
        return switch (request) {
            case DynamoDbRequest dynamoDb ->
                DynamoDbException.builder()
                        .message(message)
                        .statusCode(400)
                        .awsErrorDetails(details("AccessDeniedException", message))
                        .build();
            case SqsRequest sqs ->
                SqsException.builder()
                        .message(message)
                        .statusCode(403)
                        .awsErrorDetails(details("AccessDenied", message))
                        .build();
            case SnsRequest sns ->
                SnsException.builder()
                        .message(message)
                        .statusCode(403)
                        .awsErrorDetails(details("AuthorizationError", message))
                        .build();
            case SdkRequest ssm ->
                SsmException.builder()
                        .message(message)
                        .statusCode(400)
                        .awsErrorDetails(details("AccessDeniedException", message))
                        .build();
        };
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }
}
