package com.my.cognito.userpoolclient;

import java.net.URI;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.cloudformation.LambdaWrapper;

/** Translates the model to Cognito's requests and back, for the measured properties. */
final class Translator {

    /** This release of the SDK does not read endpoints from environment variables. */
    static final CognitoIdentityProviderClient COGNITO = CognitoIdentityProviderClient.builder()
        .httpClient(LambdaWrapper.HTTP_CLIENT)
        .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER")))
        .build();

    private Translator() {
    }

    static CreateUserPoolClientRequest createRequest(final ResourceModel model) {
        return CreateUserPoolClientRequest.builder()
            .userPoolId(model.getUserPoolId())
            .clientName(model.getClientName())
            .callbackURLs(model.getCallbackURLs())
            .build();
    }

    static DescribeUserPoolClientRequest readRequest(final ResourceModel model) {
        return DescribeUserPoolClientRequest.builder().userPoolId(model.getUserPoolId()).clientId(model.getClientId()).build();
    }

    static UpdateUserPoolClientRequest updateRequest(final ResourceModel model) {
        return UpdateUserPoolClientRequest.builder()
            .userPoolId(model.getUserPoolId())
            .clientId(model.getClientId())
            .clientName(model.getClientName())
            .callbackURLs(model.getCallbackURLs())
            .build();
    }

    static DeleteUserPoolClientRequest deleteRequest(final ResourceModel model) {
        return DeleteUserPoolClientRequest.builder().userPoolId(model.getUserPoolId()).clientId(model.getClientId()).build();
    }

    static ListUserPoolClientsRequest listRequest(final ResourceModel model) {
        return ListUserPoolClientsRequest.builder().userPoolId(model.getUserPoolId()).maxResults(60).build();
    }

    static ResourceModel model(final UserPoolClientType client) {
        return ResourceModel.builder()
            .userPoolId(client.userPoolId())
            .clientId(client.clientId())
            .clientName(client.clientName())
            .callbackURLs(client.callbackURLs())
            .build();
    }

    static ResourceModel listed(final UserPoolClientDescription client) {
        return ResourceModel.builder().userPoolId(client.userPoolId()).clientId(client.clientId()).build();
    }
}
