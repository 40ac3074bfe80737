import { words } from "./word-set.js";
/** Words whose number is a version, an address or a place in an order. */
export const LABELLED: ReadonlySet<string> = words(`
  version versions release v sdk api schema revision rev edition build port code status id pr mr rfc adr page chapter line section
  figure step phase stage sprint week day month quarter year level grade band tier room floor http https tls ssl oauth priority
  severity sev p l ic soc iso gen generation web python java node ios android php ruby rails angular react vue postgres postgresql
  mysql kubernetes windows macos ubuntu debian rhel spring swift kotlin typescript go golang dotnet .net terraform helm kafka
  elasticsearch spark hadoop django flask laravel ticket issue bug item question section appendix part option variant iteration
  milestone batch wave round day
`);

/** Products, languages and frameworks, in lower case. A position may name one, but is not one. */
const PRODUCTS: ReadonlySet<string> = words(`
  react angular vue svelte nextjs next.js redux jquery node nodejs node.js express nestjs deno typescript javascript python
  django flask fastapi java spring hibernate kotlin scala akka ruby rails php laravel symfony golang rust c++ c# .net dotnet
  asp.net swift swiftui uikit objective-c flutter dart xamarin ionic compose unity unreal kubernetes k8s docker podman helm
  istio envoy linkerd terraform pulumi ansible puppet chef packer vault consul nomad argocd argo jenkins circleci gitlab github
  bitbucket bazel gradle maven aws azure gcp ec2 s3 lambda dynamodb bigquery redshift snowflake databricks spark hadoop flink
  kafka pulsar rabbitmq sqs airflow dbt dagster looker tableau powerbi metabase postgres postgresql mysql mariadb oracle sqlite
  mongodb mongo cassandra redis memcached elasticsearch opensearch solr clickhouse neo4j cockroachdb graphql grpc openapi
  prometheus grafana datadog splunk newrelic kibana sentry opentelemetry pytorch tensorflow keras jax langchain huggingface
  openai chatgpt copilot claude gemini salesforce servicenow sap workday zendesk jira confluence sharepoint dynamics mulesoft
  wordpress drupal magento shopify webflow figma crowdstrike okta auth0 burp wireshark nessus qualys semgrep snyk sonarqube
  selenium cypress playwright appium storybook webpack vite nginx apache haproxy cloudflare akamai fastly linux windows vmware
  openshift excel matlab simulink labview perl cobol cisco juniper freertos zephyr yocto qt arduino autosar vxworks keil
  mikrotik fortinet palo peoplesoft netsuite hubspot marketo twilio stripe plaid sitecore aem contentful strapi supabase
  firebase amplify heroku vercel netlify rancher crossplane backstage nifi informatica talend ssis powerbuilder delphi vb6 sas
  spss stata qlik superset duckdb arrow polars numpy pandas scikit-learn mlflow kubeflow sagemaker vertex ray dask haskell
  erlang elixir clojure fortran abap apex powershell bash solidity hive presto trino iceberg delta ada aix algolia alteryx
  altium android angularjs ansys apigee appdynamics asyncapi athena aurora autocad avalonia awk axure azureml babel balsamiq
  bamboo bamboohr bigtable bitrise blender boomi bootstrap browserstack bubble buildkite bun camunda canva catia ceph chai
  checkmarx chrome cics cilium citrix cloudformation cloudwatch cmake cmder cntk cocos codeql coldfusion collibra confluent
  contentstack coreldraw cordova couchbase couchdb crystal cuda cumulocity cucumber cursor cypher d3 d3.js dataform dataiku
  datarobot db2 debezium devexpress dialogflow directus discord doctrine doris drools druid dynatrace ecs eks electron elastic
  elk ember ember.js emberjs esp32 etcd evernote expo extjs f# falcon fastlane fivetran fluentd fluentbit forgerock freemarker
  freshdesk gatsby gauge gensim gherkin ghidra git gitops gke glue godot gradio grails greenplum groovy gulp gwt hana harbor
  haxe hazelcast hbase hcl hl7 htmx hudson hugo hyperledger ibmi ibm idapro idempiere illustrator imagemagick imanage influxdb
  ingres intellij intercom intune invision jamf jasmine javafx jbehave jboss jcl jenkinsfile jest jetty jmeter jmp joomla jsf
  julia junit jupyter k3s k6 karma keycloak kicad kinesis klaviyo knime knockout kong kotlinx ktor kubevirt laminas langgraph
  lerna liferay lightgbm liquibase lisp llamaindex locust logstash loki lottie lotus lua lucene m365 mabl magento2 mainframe
  mapreduce marklogic materialize matplotlib mendix mercurial meteor mfc micronaut microstrategy midjourney minitab miro mocha
  mockito modelica mparticle msbuild mqtt mxnet n8n nagios nats netapp netlogo netweaver nextcloud nextflow nexus nix nixos
  notion npm numba nunit nuxt nx ocaml octopus odoo onnx onetrust opencv openfoam opengl openlayers openstack opentofu
  optimizely ora orcad osgi outsystems pagerduty parquet pascal patroni pdm pega pendo pentaho perforce phaser phoenix
  photoshop phpunit pimcore pingdom pinot plsql pl/sql plotly pnpm postgis postgrest postman powercenter powerapps powerpoint
  premiere preact prisma processing proe prolog protobuf protractor proxmox pyspark pytest qgis qlikview qnx quarkus quickbase
  quicksight quarto r3f rabbit raspbian razor realm redash redmine redpanda redwood relay remix remedy resharper retool revit
  rhino robotframework rocksdb ros ros2 rpg rspec rstudio rtos rubymine runpod rxjs s4hana saltstack sanity sass scala.js
  scikit scrapy scylladb seaborn segment serverless servicemax shadcn shopware sketch sklearn slack snmp snowpark solaris
  solidworks soapui solarwinds sonar spacy spinnaker springboot spyder sql sqlalchemy sqlserver ssms ssrs ssas stan stencil
  stimulus storyblok struts stylus subversion sumo superbase swagger sybase synapse sysdig tailwind tanstack tauri teamcenter
  teamcity teams telegraf telerik temporal tensorrt teradata terragrunt testcafe testcontainers testrail three.js threejs
  thymeleaf tibco tidb timescale timescaledb tomcat toad totara trac traefik travis trello trivy trpc tsql t-sql turborepo
  typo3 typeorm uft uipath umbraco unix vagrant vaadin valgrind vba vbnet vb.net velero verilog vertica vhdl vim vitest vsphere
  vtk vuejs vue.js vuex wasm weaviate webassembly webgl weblogic webrtc websphere wicket wiremock wix wso2 wxwidgets xcode
  xgboost xero xslt xunit yarn yolo zabbix zapier zeplin zig zipkin zookeeper zuora nmap metasploit velociraptor cobaltstrike
  sentinel defender qradar arcsight guidewire duckcreek temenos finacle murex calypso bloomberg opentext documentum epic cerner
  meditech veeva medidata ellucian blackboard moodle ironclad anaplan adaptive coupa ariba concur kronos ultipro greenhouse
  successfactors oracledb peoplecode jdedwards as400 cobit z/os zos canopen profinet modbus simatic tia codesys wincc rslogix
  labwindows stm32 avr nrf52 esp-idf
`);

/** Ordinary words that are products only with a capital letter. */
const ORDINARY = words(`
  spring swift express chef puppet consul vault nomad compose unity spark delta excel lambda node rust oracle dart ionic hive
  apex helm maven looker sentry unreal packer chef cassandra presto iceberg bash go flow react copilot gemini claude storybook
  cypress shell splunk windows qt ray arrow stripe palo sas vertex amplify backstage crossplane contentful aem dynamics fastly
  confluence workday word aurora athena crystal falcon gauge bubble karma meteor notion octopus phoenix realm relay remedy
  segment sketch temporal processing bootstrap cursor elastic electron expo locust loki stan stencil stimulus premiere pascal
  ember epic sanity sonar sentinel defender greenhouse synapse nexus materialize kong illustrator yarn git slack bamboo blender
  cucumber cypher mocha jest jasmine julia lotus prisma prolog remix razor rhino toad travis zig rabbit redwood concur adaptive
  calypso harbor ada bun discord doctrine doris druid glue ingres nix nats ora quarto rpg avr tia mainframe serverless teams
  hugo lua chai gatsby trac pandas pinot stylus babel ironclad blackboard kronos sumo spyder
`);

/** Whether a word is a product's name. Ordinary words are one only with a capital letter: Spring, Go, Teams. */
export function isProduct({ word, capital }: { readonly word: string; readonly capital: boolean }): boolean {
  return PRODUCTS.has(word) && (capital || !ORDINARY.has(word));
}
