# Portuguese.
[negator]
não, nunca, jamais, sem, ninguém, nada, nenhum, nenhuma, nem, num
[more]
muito, tão, super, realmente, totalmente, completamente, demais, bastante
[less]
um pouco, meio
[but]
mas, porém, contudo, embora, só que
[positive 2.5]
excelente*, ótim*, perfeit*, incrível*, fantástic*, maravilhos*, adoro, adorei, amo, amei, melhor, melhores, sensacional*, nota 10, show, top
impecável*, parabéns, espetacular*
[positive 1.8]
bom, boa, bem, rápido, rápida, simpátic*, gentil, útil, feliz, contente, obrigado, obrigada, recomendo, satisfeit*, gosto, gostei, legal
bacana, atencios*, educad*, eficiente*, valeu, lindo, linda, fofo
[neutral 1]
bom dia, boa tarde, boa noite, tudo bem, tudo bom
[negative 3]
péssim*, horrível*, terrível*, vergonha, vergonhos*, golpe, golpistas, ladrões, roubo, lixo, merda, porra, pior, piores, inaceitável*, ridícul*
absurd*, palhaçada, descaso, incompeten*, desrespeito, fraude, odeio, nojo, uma piada, bosta, caralho
[negative 1.8]
ruim, mau, má, mal, decepcion*, desilu*, problema, problemas, erro, erros, falha, falhas, lento, lenta, caro, cara, quebrad*, avariad*
triste, raiva, irritad*, chatead*, atraso, atrasad*, reclamação, reclamar, cansad*, perdid*, cancelad*, difícil, não funciona, demora
demorad*, avaria, estragad*, insatisfeit*, demorando
[complaint 2.2 + negative 0.8]
não funciona, não está funcionando, não está a funcionar, não funcionam, não pega, não abre, não carrega, sem internet, sem sinal, sem luz
sem serviço, sem conexão, sem rede, caiu, cai toda hora, fora do ar, há <num> dias, há <num> horas, há <num> semanas, faz <num> dias, faz <num> semanas
estou esperando, estou à espera, à espera há, esperando há, até agora nada, até agora não, ainda não, não chegou, não recebi, nunca chegou
não veio, não apareceu, cobraram, cobrado duas vezes, cobrança indevida, cobrança duplicada, cobrado a mais, reembolso, estorno
meu dinheiro, dinheiro de volta, ninguém responde, ninguém atende, não respondem, não atendem, sem resposta, desligaram na minha cara
veio quebrado, chegou quebrado, com defeito, chegou atrasado, de novo, mais uma vez, não consigo, não consigo entrar, não consigo acessar
voo cancelado, mau atendimento, péssimo atendimento
[fixed 2.5]
já funciona, voltou a funcionar, já voltou, resolvido, já foi resolvido, já está resolvido, resolveram, deu certo, chegou hoje, já chegou, tudo certo
consegui resolver
[thanks 2.5 + action -1.2]
obrigado, obrigada, muito obrigado, muito obrigada, valeu, agradeço, brigado, brigada
[politeness 1]
desde já agradeço, obrigado desde já, por favor, por gentileza, se faz favor
[query 2 + ask 1]
podem, poderiam, pode, poderia, posso, vocês podem, como, quando, quanto, onde, por que, porque é que, porquê, qual, quais, tem como, têm
vocês têm, alguém sabe, sabem se, uma pergunta, uma dúvida, gostaria de saber, queria saber, é possível, até quando, que horas, quem
[action 1.6]
ajuda, me ajudem, preciso de ajuda, preciso, quero cancelar, cancelar meu, cancelar minha, respondam, resolvam, liguem, entrem em contato
me ajuda, podem, poderiam, quero meu dinheiro, façam alguma coisa, estou à espera, estou esperando, gostaria
[idle 1.8]
nunca mais, não recomendo, como sempre, típico, fujam, não comprem, que piada, enfim
[opinion 1.5]
acho que, eu acho, na minha opinião, penso que, deviam, deveriam, como sempre, típico
[praise 2.5]
bom atendimento, ótimo atendimento, excelente atendimento, ótimo serviço, excelente serviço, bom serviço, parabéns, bom trabalho, ótimo trabalho
recomendo, super recomendo, muito satisfeito, muito satisfeita, muito feliz com, vocês são demais, os melhores, equipe maravilhosa, adorei
[lead 3]
quanto custa, qual o preço, qual o valor, quanto é, preço de, preço do, quero contratar, contratar, ser cliente, tem cobertura, têm cobertura
entregam em, orçamento, planos, tarifários, tenho interesse, estou interessado, estou interessada, quero comprar, procuro um, procuro uma
mudar de operadora, disponível em, promoção
[rival_negative 2 + switch 3]
cansado da <rival>, cansada da <rival>, farto da <rival>, farta da <rival>, sair da <rival>, deixar a <rival>, mudar da <rival>, sou da <rival>, sou cliente <rival>
[us_negative 2 + complaint 1.2]
vou para a <rival>, vou pra <rival>, mudar para a <rival>, vou para a concorrência, mudar de operadora por
[press 3.5 + action 1.5]
jornalista, redação, repórter, reportagem, assessoria de imprensa, imprensa, entrevista, matéria sobre
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
advogado, advogada, processo, processar, processo judicial, tribunal, justiça, ação judicial, indenização, indemnização, pequenas causas, lgpd
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
procon, anatel, anacom, reclame aqui, deco, livro de reclamações, portal da queixa, banco central, anac, aneel
[severity 2]
há <num> dias, há <num> semanas, faz <num> dias, faz semanas, bebê, bebé, hospital, deficiente, hackeada, hackeado, bairro inteiro, clonaram
[self_harm 4 + negative 3 + action 2 + severity 4]
me matar, suicídio, suicidar, quero morrer, acabar com a minha vida, tirar a minha vida, não quero viver, não quero mais viver, me machucar, acabar com tudo
[threat_to_life 4 + negative 3 + action 2 + severity 4]
vou matar, matar vocês, bomba, risco de vida, risco de morte, fuga de gás, vazamento de gás, cheiro de gás, incêndio, pegou fogo, ambulância, infarto
não respira, enfarte
[urgent 2]
urgente, urgência, com urgência, imediatamente, agora mesmo, o mais rápido possível, emergência, hoje ainda, ainda hoje
[sarcasm 2 + negative 2 + complaint 0.8]
obrigado por nada, obrigada por nada, que maravilha, parabéns pelo péssimo, parabéns pela demora, que beleza, lindo serviço
[spam 3 + action -1.5]
ganhe dinheiro, ganhar dinheiro, clique aqui, clica aqui, você ganhou, siga me, me segue, renda extra, empréstimo rápido, trabalhe de casa
[scam 3.5 + severity 2]
verifique sua conta, confirme seus dados, sua conta será, suporte oficial, conta bloqueada
[language 1]
o, os, as, é, e, não, que, de, meu, minha, um, uma, por, para, com, se, em, do, da, no, na, está, estou, vocês, mas, muito, olá, oi, desde, tem
já, ao, pra, eu, foi, são, isso, obrigado, obrigada
