/** The scenario language. What each construct means is said in sample-traces/scenarios/README.md. */
grammar Race;

file: ('scenario' STRING ';'?)? item* EOF;

item
    : 'config' name '=' expr ';'                                   # configItem
    | 'struct' name (SIZE expr)? '{' field* '}' ';'?               # structItem
    | 'fn' name '(' (name (',' name)*)? ')' block                  # fnItem
    | 'init' block                                                 # initItem
    | 'thread' name threadAttribute* block                         # threadItem
    | 'work' name ':' expr ';'                                     # workItem
    | 'check' check ';'                                            # checkItem
    | 'reuse' which=(ANY | LIFO | OFF) ';'                          # reuseItem
    | SUPPOSE name STRING ';'                                      # supposeItem
    | declaration                                                  # globalItem
    ;

threadAttribute
    : AS STRING      # threadComm
    | PID expr       # threadPid
    | CPU expr       # threadCpu
    | X expr         # threadCount
    | DAEMON         # threadDaemon
    ;

check
    : NEVER name (',' name)*   # checkNever
    | ALLOW name (',' name)*   # checkAllow
    | ALWAYS expr              # checkAlways
    | FINALLY expr             # checkFinally
    ;

field: OWNS? type fieldName (',' fieldName)* ';';
fieldName: name ('[' expr ']')?;
declaration: OWNS? type declarator (',' declarator)* ';';
declarator: name ('[' expr ']')? ('=' expr)?;

type
    : 'int' | 'bool' | 'ptr' | 'refcount' | 'fnptr' | 'list' | 'mutex' | 'rwsem' | 'spinlock' | 'completion' | 'table'
    | 'struct' name
    ;

block: '{' statement* '}';

statement
    : block                                                        # blockStatement
    | ';'                                                          # emptyStatement
    | declaration                                                  # localStatement
    | name ':'                                                     # labelStatement
    | 'if' '(' expr ')' statement ('else' statement)?              # ifStatement
    | 'while' '(' expr ')' statement                               # whileStatement
    | 'repeat' '(' expr ')' statement                              # repeatStatement
    | 'for' '(' name 'in' expr ')' statement                       # forStatement
    | 'break' ';'                                                  # breakStatement
    | 'continue' ';'                                               # continueStatement
    | 'return' expr? ';'                                           # returnStatement
    | 'goto' name ';'                                              # gotoStatement
    | 'atomic' block                                               # atomicStatement
    | 'choose' block (OR block)+                                   # chooseStatement
    | 'assert' '(' expr ')' ';'                                    # assertStatement
    | 'frames' '{' frame (';' frame)* ';'? '}' statement           # framesStatement
    | expr op=('=' | '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=') expr ';'  # assignStatement
    | expr op=('++' | '--') ';'                                    # stepStatement
    | op=('++' | '--') expr ';'                                    # preStepStatement
    | expr ';'                                                     # exprStatement
    ;

frame: name ('.' (name | NUMBER))*;

expr
    : '(' expr ')'                                                 # parens
    | NUMBER                                                       # number
    | STRING                                                       # text
    | ('true' | 'false' | 'null' | 'NULL')                         # literal
    | op=('alloc' | 'alloc_raw') 'struct'? name                    # alloc
    | 'container_of' '(' expr ',' 'struct'? name ',' name ('.' name)* ')'   # containerOf
    | name                                                         # nameUse
    | expr '(' (argument (',' argument)*)? ')'                     # call
    | expr '[' expr ']'                                            # index
    | expr '.' name                                                # dot
    | expr '->' name                                               # arrow
    | op=('-' | '!' | '~' | '*' | '&' | '+') expr                  # unary
    | expr op=('*' | '/' | '%') expr                               # binary
    | expr op=('+' | '-') expr                                     # binary
    | expr op=('<<' | '>>') expr                                   # binary
    | expr op=('<' | '<=' | '>' | '>=') expr                       # binary
    | expr op=('==' | '!=') expr                                   # binary
    | expr op='&' expr                                             # binary
    | expr op='^' expr                                             # binary
    | expr op='|' expr                                             # binary
    | expr '&&' expr                                               # and
    | expr '||' expr                                               # orElse
    | <assoc=right> expr '?' expr ':' expr                         # conditional
    ;

argument: expr | 'struct' name;

name: ID | X | AS | PID | CPU | SIZE | ANY | LIFO | OFF | OR | NEVER | ALWAYS | FINALLY | ALLOW | DAEMON | OWNS | SELF | SUPPOSE;

X: 'x';
AS: 'as';
PID: 'pid';
CPU: 'cpu';
SIZE: 'size';
ANY: 'any';
LIFO: 'lifo';
OFF: 'off';
OR: 'or';
NEVER: 'never';
ALWAYS: 'always';
FINALLY: 'finally';
ALLOW: 'allow';
DAEMON: 'daemon';
OWNS: 'owns';
SELF: 'self';
SUPPOSE: 'suppose';

ID: [A-Za-z_] [A-Za-z_0-9]*;
NUMBER: '0' [xX] [0-9A-Fa-f_]+ | [0-9] [0-9_]*;
STRING: '"' (~["\\\r\n] | '\\' ~[\r\n])* '"';
LINE_COMMENT: '//' ~[\r\n]* -> skip;
COMMENT: '/*' .*? '*/' -> skip;
SPACE: [ \t\r\n\uFEFF]+ -> skip;
OPEN_STRING: '"' (~["\\\r\n] | '\\' ~[\r\n])*;
OPEN_COMMENT: '/*' .*?;
OTHER: .;
