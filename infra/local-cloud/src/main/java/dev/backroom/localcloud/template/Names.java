package dev.backroom.localcloud.template;

import java.util.Map;
import java.util.Optional;

/** Physical names, URLs and ARNs of the template's resources: what Ref and GetAtt give here. */
final class Names implements References {
    private final StackContext context;
    private final Map<String, String> types;

    /** @param types logical id to type of the resources whose condition holds */
    Names(StackContext context, Map<String, String> types) {
        this.context = context;
        this.types = types;
    }

    /** The end of the ARN of a table's stream; in the cloud it goes on with the stream's label. */
    static String stream(String table) {
        return "table/" + table + "/stream/local";
    }

    String physical(String resource) {
        return context.stackName() + "-" + resource;
    }

    @Override
    public Optional<String> ref(String resource) {
        int dot = resource.indexOf('.');
        if (dot > 0) {
            String function = resource.substring(0, dot);
            boolean generated = isFunction(function) && (resource.endsWith(".Alias") || resource.endsWith(".Version"));
            return generated ? attribute(function, "Arn").map(arn -> arn + ":live") : Optional.empty();
        }
        return Optional.ofNullable(types.get(resource)).map(type -> switch (type) {
            case "AWS::SQS::Queue" -> "%s/%s/%s".formatted(context.queues(), context.account(), physical(resource));
            case "AWS::Logs::LogGroup" -> "/backroom/%s/%s".formatted(context.stackName(), resource);
            case "AWS::SNS::Topic" -> context.arn("sns", physical(resource));
            case "AWS::IAM::ManagedPolicy" ->
                "arn:aws:iam::%s:policy/%s".formatted(context.account(), physical(resource));
            default -> physical(resource);
        });
    }

    @Override
    public Optional<String> attribute(String resource, String attribute) {
        if (attribute.equals("FunctionUrl") && resource.endsWith("Url")) {
            String function = resource.substring(0, resource.length() - "Url".length());
            return isFunction(function) ? Optional.of(context.webhook().toString()) : Optional.empty();
        }
        String type = types.get(resource);
        if (type == null) {
            return Optional.empty();
        }
        String name = physical(resource);
        return switch (attribute) {
            case "Arn" ->
                Optional.ofNullable(
                        switch (type) {
                            case "AWS::SQS::Queue" -> context.arn("sqs", name);
                            case "AWS::DynamoDB::Table" -> context.arn("dynamodb", "table/" + name);
                            case "AWS::Serverless::Function" -> context.arn("lambda", "function:" + name);
                            case "AWS::Logs::LogGroup" ->
                                context.arn("logs", "log-group:" + ref(resource).orElseThrow() + ":*");
                            case "AWS::IAM::Role" -> "arn:aws:iam::%s:role/%s".formatted(context.account(), name);
                            case "AWS::KMS::Key" -> context.arn("kms", "key/" + name);
                            case "AWS::CloudWatch::Alarm" -> context.arn("cloudwatch", "alarm:" + name);
                            default -> null;
                        });
            case "QueueName" -> only(type, "AWS::SQS::Queue", name);
            case "QueueUrl" -> type.equals("AWS::SQS::Queue") ? ref(resource) : Optional.empty();
            case "StreamArn" -> only(type, "AWS::DynamoDB::Table", context.arn("dynamodb", stream(name)));
            case "KeyId" -> only(type, "AWS::KMS::Key", name);
            default -> Optional.empty();
        };
    }

    private boolean isFunction(String resource) {
        return "AWS::Serverless::Function".equals(types.get(resource));
    }

    private static Optional<String> only(String type, String wanted, String value) {
        return type.equals(wanted) ? Optional.of(value) : Optional.empty();
    }
}
