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
há <num> meses, há meses, há semanas, há dias, faz meses, faz dias, faz <num> semanas, faz <num> meses
<num> horas sem, <num> dias sem, sem luz, sem água, sem energia, sem gás, sem aquecimento, grávida, gestante
cadeirante, cadeira de rodas, idoso, idosa, acamado, acamada, minha mãe, meu pai, minha avó, meu avô, recém nascido
remédio, remédios, medicamento, medicamentos, câncer, quimioterapia, cirurgia, autista, cego, surdo, mãe solo
preso no aeroporto, presos no aeroporto, na rua, despejo, dívida, nome sujo, negativado, serasa, roubaram, roubado
roubada, golpe, caí num golpe, clonaram meu, conta invadida, invadiram minha conta, limparam minha conta
zeraram minha conta, vazamento de dados, dados vazados, rua inteira, cidade inteira, bairro todo, prédio todo
enterro, velório, funeral, não consigo trabalhar, perdi meu emprego, discriminação, racismo, racista, assédio
agredido, agredida, alagado, alagou, enchente, esgoto, mofo
[severity 3.5]
incêndio, pegou fogo, pegando fogo, fumaça, faíscas, explodiu, choque elétrico, cheiro de gás, vazamento de gás
cheiro de queimado, ferido, ferida, machucado, machucada, sangrando, inconsciente, ambulância, hospitalizado
hospitalizada, internado, internada, intoxicação, alergia, reação alérgica, insulina, oxigênio, diálise, marcapasso
respirador, abuso sexual, stalker, vidro na, vidro no
[self_harm 4 + negative 3 + action 2 + severity 4]
suicídio, suicidar, quero morrer, acabar com a minha vida, tirar a minha vida, não quero viver, não quero mais viver
me jogar da, me jogar do, me jogar na frente, me jogar debaixo, me enforcar, suicid*, vou me matar, quero me matar
vontade de me matar, queria me matar, pensando em me matar, me matar hoje, me matar agora, me matar de verdade
matar-me, se matar, me mato hoje, me mato agora, me mato de verdade, dar cabo de mim, acabar comigo mesm*
tirar minha própria vida, tirar minha vida, tirar a própria vida, tirar a vida de mim, acabar com minha vida
acabar com a própria vida, acabar com minha existência, pôr fim à minha vida, pôr fim à vida, dar fim à minha vida
dar fim na minha vida, dar um fim na minha vida, não aguento mais viver, não aguento viver, n quero mais viver
n quero viver, n aguento mais viver, n aguento viver, não quero mais existir, não quero mais estar aqui
não quero mais acordar, não quero mais estar viva, não quero mais estar vivo, não quero acordar mais
não quero acordar amanhã, quero estar morto, quero estar morta, quero sumir desse mundo, quero deixar de existir
quero dormir e não acordar, quero desaparecer desse mundo, queria morrer, queria estar morto, queria estar morta
queria não ter nascido, queria não acordar mais, vontade de morrer, prefiro morrer, melhor morto, melhor morta
melhor eu morrer, melhor sem mim, ninguém vai sentir minha falta, ninguém vai sentir a minha falta
ninguém vai sentir falta, ninguém sentiria minha falta, ninguém sentiria a minha falta, ninguém sentiria falta
sou um peso, ser um peso pra, sem vontade de viver, perdi a vontade de viver, não vejo sentido em viver
não tenho motivos pra viver, não tenho motivos para viver, não tenho razão pra viver, não tenho razão para viver
motivo pra viver, motivo para viver, não vale a pena viver, minha vida não vale, minha vida não tem sentido
minha vida não faz sentido, vida não vale mais a pena, a vida não faz mais sentido, a vida não faz sentido
cansado de viver, cansada de viver, cansei de viver, farto de viver, farta de viver, cansei da vida, cansada da vida
não aguento mais essa vida, não aguento mais esta vida, não vejo saída, não vejo mais saída, não vejo outra saída
enforcar na frente, enforcar debaixo, me atirar da, me atirar do, me atirar para, me atirar pra, me atirar à
atirar-me da, atirar-me do, atirar-me para, atirar-me à, me jogar de, pular da ponte, pular da janela
pular da sacada, pular da varanda, pular do prédio, pular do viaduto, pular do telhado, saltar da ponte
na frente do trem, na frente do metrô, na frente do comboio, cortar os pulsos, cortei os pulsos, me cortar de novo
me cortar hoje, me cortar toda, me cortando de novo, automutil*, quero me machucar, vontade de me machucar
vou me machucar, fazer mal a mim, dar um tiro na minha cabeça, dar um tiro na cabeça, um tiro em mim, me dar um tiro
tomei uma cartela de remédios, tomei uma cartela de comprimidos, tomei uma caixa de remédios
tomei uma caixa de comprimidos, tomei um monte de remédios, tomei um monte de comprimidos
tomar uma cartela de remédios, tomar uma cartela de comprimidos, tomar uma caixa de remédios
tomar uma caixa de comprimidos, tomar um monte de remédios, tomar um monte de comprimidos
engoli uma cartela de remédios, engoli uma cartela de comprimidos, engoli uma caixa de remédios
engoli uma caixa de comprimidos, engoli um monte de remédios, engoli um monte de comprimidos, tomei muitos remédios
tomei muitos comprimidos, todos os meus remédios, todos os meus comprimidos, todos os remédios, todos os comprimidos
overdose de remédios, cartela inteira, frasco de remédio inteiro, chumbinho, carta de despedida
minha última mensagem, última mensagem antes, último tweet da minha vida, adeus a todos, adeus pra sempre
adeus mundo, me despedindo de todos, quando eu morrer, quando eu estiver morto, quando eu estiver morta
não passo de hoje, não chego até amanhã, acabar com esse sofrimento, acabar com este sofrimento
acabar com o meu sofrimento, acabar com meu sofrimento, quero partir desse mundo, ir embora desse mundo
morrer em paz hoje
[self_harm 2]
acabar com tudo, overdose, antidepressivos, me machucar, quero sumir, quero desaparecer, não aguento mais nada, cvv
me matar, tarja preta
[self_harm 1.3]
sem esperança, não tenho esperança, me odeio, odeio minha vida, sozinha no mundo, sozinho no mundo, depressão
deprimida, deprimido, desesperada, desesperado, meus remédios, meus comprimidos, morrer, adeus, despedida
no fundo do poço
[threat_to_life 4 + negative 3 + action 2 + severity 4]
vou matar, matar vocês, risco de vida, risco de morte, fuga de gás, vazamento de gás, cheiro de gás, incêndio, pegou fogo, infarto
não respira, enfarte
vidro na comida, vidro na papinha, vidro na minha comida, engoliu uma pilha, engoliu uma bateria, levou uma facada
levou facadas, levei uma facada, levei facadas, tomou uma facada, tomou facadas, com oxigênio, seu oxigênio
meu oxigênio, usa oxigênio, o oxigênio, cheiro de queimado, cheiro de fumaça, cheiro a gás, cheiro a queimado
cheiro a fumaça, cheirando de gás, cheirando de queimado, cheirando de fumaça, cheirando a gás, cheirando a queimado
cheirando a fumaça, fedendo de gás, fedendo de queimado, fedendo de fumaça, fedendo a gás, fedendo a queimado
fedendo a fumaça, cheira muito a gás, cheira muito a queimado, cheira a gás, cheira a queimado, cheiro forte de gás
cheiro forte a gás, cheiro muito forte de gás, cheiro muito forte a gás, vazando gás, gás vazando, gás vazou
vazamento no gás, escape de gás, escapamento de gás, fugas de gás, explosão de gás, botijão explodiu
botijão vazando, monóxido de carbono, intoxicação por monóxido, pegando fogo, em chamas, está a arder
a arder a casa, a arder a cozinha, casa a arder, incendiou, tacar fogo, botar fogo no, botar fogo na, botar fogo em
colocar fogo, atear fogo, pôr fogo, vou queimar a loja, vou queimar o escritório, vou queimar vocês
vou queimar tudo, vou incendiar a loja, vou incendiar o escritório, vou incendiar vocês, vou incendiar tudo
vamos queimar a loja, vamos queimar o escritório, vamos queimar vocês, vamos queimar tudo, vamos incendiar a loja
vamos incendiar o escritório, vamos incendiar vocês, vamos incendiar tudo, bateria explodiu, bateria derreteu
bateria a arder, celular explodiu, celular derreteu, celular a arder, telemóvel explodiu, telemóvel derreteu
telemóvel a arder, carregador explodiu, carregador derreteu, carregador a arder, roteador explodiu
roteador derreteu, roteador a arder, medidor explodiu, medidor derreteu, medidor a arder, saindo muita fumaça
saindo muita fumo, saindo fumaça, saindo fumo, sai muita fumaça, sai muita fumo, sai fumaça, sai fumo
saiu muita fumaça, saiu muita fumo, saiu fumaça, saiu fumo, soltando muita fumaça, soltando muita fumo
soltando fumaça, soltando fumo, a deitar muita fumaça, a deitar muita fumo, a deitar fumaça, a deitar fumo
fumaça preta, fumaça saindo, fumaça por toda, fumaça em toda, cheio de fumaça, cheia de fumaça, saindo faísca
saindo faíscas, soltando faísca, soltando faíscas, soltou faísca, soltou faíscas, saem faísca, saem faíscas
a fazer faísca, a fazer faíscas, faíscas no, faíscas na, faíscas saindo, tomada derretida, tomada queimada
faiscando, curto circuito, levei um choque no, levei um choque na, levei um choque do, levei choque no
levei choque na, levei choque do, levou um choque no, levou um choque na, levou um choque do, levou choque no
levou choque na, levou choque do, tomei um choque no, tomei um choque na, tomei um choque do, tomei choque no
tomei choque na, tomei choque do, tá dando choque, está dando choque, dá choque, choque elétrico, choque eléctrico
eletrocut*, electrocut*, eletrocus*, fio desencapado, fios desencapados, fio caído, fio solto, fio partido
fio descarnado, fio de alta tensão, fios caídos, fios soltos, fios de alta tensão, fios descarnados, fiação exposta
poste caiu, poste caído, poste caindo, cabo de alta tensão, não está respirando, não consegue respirar
não consigo respirar, não tá respirando, não está a respirar, não respirava, parou de respirar, com falta de ar
sentindo falta de ar, dificuldade de respirar, dificuldade em respirar, dificuldade para respirar
dificuldade pra respirar, se engasgou, engasgado com, engasgou com, está engasgando, está sufocando, tá sufocando
parada cardíaca, paragem cardíaca, ataque cardíaco, ataque do coração, infartou, infartando, enfartou, teve um avc
tendo um avc, derrame cerebral, dor no peito, dores no peito, está inconsciente, tá inconsciente
estava inconsciente, ficou inconsciente, caiu inconsciente, desmaiou, desmaiad*, perdeu os sentidos
perdeu a consciência, não acorda mais, não acorda de jeito, convuls*, ataque epilético, sangrando muito
sangra muito, a sangrar muito, perdendo sangue, muito sangue, coberto de sangue, reação alérgica grave
reação alérgica severa, reação alérgica forte, choque anafilático, anafilax*, sem insulina, insulina estragando
insulina acabou, insulina na geladeira, concentrador de oxigênio, cilindro de oxigênio, tubo de oxigênio
aparelho de oxigênio, balão de oxigênio, garrafa de oxigênio, máquina de oxigênio, suporte de oxigênio
precisa de oxigênio, precisa de aparelho, depende de oxigênio, depende de aparelho, dependente de oxigênio
dependente de aparelho, dependo de oxigênio, dependo de aparelho, necessita de oxigênio, necessita de aparelho
sem oxigênio, no oxigênio, oxigênio e sem luz, oxigênio acabando, oxigênio sem energia, oxigênio e a luz
sem luz e oxigênio, sem energia e oxigênio, falta de luz e oxigênio, apagão e oxigênio, respirador
ventilador mecânico, aparelho de respirar, hemodiálise em casa, suporte de vida, na uti, nos cuidados intensivos
entre a vida e a morte, vida ou morte, perigo de vida, perigo de morte, vida em risco, vidas em risco
chamar a ambulância, chamar uma ambulância, chamar ambulância, chamar o samu, chamei a ambulância
chamei uma ambulância, chamei ambulância, chamei o samu, chamem a ambulância, chamem uma ambulância
chamem ambulância, chamem o samu, chama a ambulância, chama uma ambulância, chama ambulância, chama o samu
chamamos a ambulância, chamamos uma ambulância, chamamos ambulância, chamamos o samu, preciso de uma ambulância
esperando uma ambulância, mandem uma ambulância, esperando o samu, esperando a ambulância, ligar pro samu
ligar para o samu, ligar para o inem, liguei pro samu, liguei para o samu, liguei para o inem, chamar os bombeiros
chamei os bombeiros, chamem os bombeiros, chama os bombeiros, não consigo ligar pro 190, não consigo ligar pro 192
não consigo chamar pro samu, não consigo chamar pro 190, não consigo chamar pro 192, não conseguimos ligar pro 190
não conseguimos ligar pro 192, não conseguimos chamar pro samu, não conseguimos chamar pro 190
não conseguimos chamar pro 192, não dá pra ligar pro 190, não dá pra ligar pro 192, não dá pra chamar pro samu
não dá pra chamar pro 190, não dá pra chamar pro 192, 190 não atende, 190 não funciona, 190 não completa
192 não atende, 192 não funciona, 192 não completa, 193 não atende, 193 não funciona, 193 não completa
112 não atende, 112 não funciona, 112 não completa, de ambulância, levado pro hospital, levada pro hospital
mandem ajuda, mandem socorro, mandem a polícia, mandem polícia, chamem a polícia, chama a polícia, vai morrer
vão morrer, pode morrer, podem morrer, morrer sem, tá morrendo, está morrendo, está a morrer, estão morrendo
caco de vidro, cacos de vidro, freio falhou, freio não funciona, freios falharam, freios não funcionam
travões falharam, travões não funcionam, motorista bêbado, motorista embriagado, motorista dormindo
motorista dormiu, condutor bêbado, condutor embriagado, envenen*, veneno na comida, afogou, afogando
criança em perigo, bebê em perigo, preso no elevador, preso dentro do elevador, preso num elevador
presa no elevador, presa dentro do elevador, presa num elevador, presos no elevador, presos dentro do elevador
presos num elevador, trancado no elevador, trancado dentro do elevador, trancado num elevador, trancada no elevador
trancada dentro do elevador, trancada num elevador, trancados no elevador, trancados dentro do elevador
trancados num elevador, criança presa no, criança presa na, criança preso no, criança preso na, criança trancad* no
criança trancad* na, bebê presa no, bebê presa na, bebê preso no, bebê preso na, bebê trancad* no, bebê trancad* na
filho presa no, filho presa na, filho preso no, filho preso na, filho trancad* no, filho trancad* na, soterrad*
sequestr*, como refém, feito refém, feita refém, cárcere privado, contra minha vontade, contra a minha vontade
te matar, te degolar, te estrangular, vos matar, vos degolar, vos estrangular, vou degolar, vou estrangular
vamos matar, vamos degolar, vamos estrangular, quero matar, quero degolar, quero estrangular, matar todo mundo
matar todos, matar alguém, matar o motorista, matar o entregador, matar ela, matar ele, matar minha família
matar minha ex, matar meu ex, matar a minha família, mato vocês, mato você, mato ele, mato ela, mato todo mundo
mato te, te mato, vos mato, dar um tiro em, dar um tiro na, dar um tiro no, meter bala, encher de bala
encher vocês de, meter uma bala, tiro na cara, tiro na cabeça, tiro na tua, tiro na sua, com uma faca, com uma arma
com uma pistola, com uma peixeira, com uma espingarda, pegar uma faca, pegar uma arma, pegar uma pistola
pegar uma peixeira, pegar uma espingarda, com um revólver, com um facão, com um martelo, com um machado, armado com
armada com, esfaque*, levou um tiro, levou tiros, levei um tiro, levei tiros, tomou um tiro, tomou tiros, baleado
baleada, quebrar sua cara, quebrar a sua cara, quebrar tua cara, vou explodir a, vou explodir o, vou explodir isso
vou explodir vocês, vou explodir tudo, colocar uma bomba, colocaram uma bomba, botar uma bomba, tem uma bomba
plantei uma bomba, pôr uma bomba, coloquei uma bomba, há uma bomba, ameaça de bomba, bomba no prédio, bomba na loja
bomba na estação, bomba na agência, bomba no escritório, bomba no aeroporto, bomba no avião, explosivos
sei onde você mora, sei onde você trabalha, sei onde vc mora, sei onde vc trabalha, sei onde vocês moram
sei onde vocês trabalham, sei onde vocês vivem, sei onde moras, sei onde vives, sei onde trabalhas
te espero na saída, espero vocês na saída, você vais morrer, vc vais morrer, vocês vais morrer, tu vais morrer
você está morto, vc tá morto, estás morto, ameaça de morte, ameaças de morte, ameaçado de morte, ameaçada de morte
me ameaçou de morte, me ameaçou matar, me ameaçou com, ameaçou me de morte, ameaçou me matar, ameaçou me com
ameaçando me de morte, ameaçando me matar, ameaçando me com, ameaçando de morte, ameaçando matar, ameaçando com
jogar ácido, vai correr sangue, meu ex me persegue, meu ex me segue, meu ex sabe onde, meu ex colocou, meu ex botou
meu ex está na, ex marido me persegue, ex marido me segue, ex marido sabe onde, ex marido colocou, ex marido botou
ex marido está na, ex namorado me persegue, ex namorado me segue, ex namorado sabe onde, ex namorado colocou
ex namorado botou, ex namorado está na, rastreador no meu, rastreador no minha, rastreador no carro
rastreador em meu, rastreador em minha, rastreador em carro, rastreador dentro meu, rastreador dentro minha
rastreador dentro carro, rastreador na meu, rastreador na minha, rastreador na carro, colocou um rastreador
colocou um gps, colocou um airtag, meu endereço pro meu ex, meu endereço para o meu ex, meu endereço ao meu ex
nosso endereço pro meu ex, nosso endereço para o meu ex, nosso endereço ao meu ex, me perseguindo
me seguindo na rua, me stalkeando, está me seguindo, tá me seguindo, estão me seguindo, marido me bate
marido me agride, marido me bateu, marido me agrediu, namorado me bate, namorado me agride, namorado me bateu
namorado me agrediu, companheiro me bate, companheiro me agride, companheiro me bateu, companheiro me agrediu
ex me bate, ex me agride, ex me bateu, ex me agrediu, me espanca, me bate todo, violência doméstica
medida protetiva, lei maria da penha, quer me matar, vai me matar, querem me matar, tentou me matar, vão me matar
me estuprou, estupro, estuprada, violada, abuso sexual, assédio sexual, agressão sexual, invadindo minha casa
invadiram minha casa, entraram na minha casa, alguém na minha casa, tem alguém dentro, não me deixa sair do
não me deixa descer, trancou as portas, desviou a rota, filho desaparecido, filho desaparecida, filho desapareceu
filho sumiu, filho sumida, filha desaparecido, filha desaparecida, filha desapareceu, filha sumiu, filha sumida
criança desaparecido, criança desaparecida, criança desapareceu, criança sumiu, criança sumida
[threat_to_life 2]
ambulância, samu, bombeiros, inem, tiroteio, atirador, oxigênio, insulina, diálise, chamas, monóxido, asfixia
overdose, inconsciente, facão, peixeira, paramédicos, intoxicação, intoxicado, intoxicada
[threat_to_life 1.7]
fumaça, fumo, fogo, faísca, faíscas, queimado, explodiu, explosão, choque, sangrando, desmaio, faca, arma, revólver
pistola, ameaça, ameaçou, ameaçando, rastreador, diabético, diabética, marcapasso, veneno, engasgou
[threat_to_life 1.3]
sangue, tenho medo, medo por, gritando
[figurative 4 + neutral 1]
facada no bolso, facada no preço, facada no cartão, se matar de trabalhar, se matar de estudar, se matar de rir
quero matar a saudade, quero matar a fome, quero matar a vontade, quero matar a sede, quero matar o tempo
vou matar minha fome, vou matar minha vontade, vou matar minha saudade, quero matar minha fome
quero matar minha vontade, quero matar minha saudade, morrendo de rir, morrendo de fome, morrendo de sede
morrendo de calor, morro de rir, morro de fome, morro de sede, morro de calor, morri de rir, morri de fome
morri de sede, morri de calor, morrer de rir, morrer de fome, morrer de sede, morrer de calor, morta de rir
morta de fome, morta de sede, morta de calor, tô morrendo kk, tô morrendo kkk, tô morrendo kkkk, tô morrendo de
estou morrendo kk, estou morrendo kkk, estou morrendo kkkk, estou morrendo de, quero morrer kk, quero morrer kkk
quero morrer kkkk, quero morrer de vergonha, quero morrer de rir, queria morrer de rir, queria morrer de vergonha
vai morrer de rir, vai morrer de inveja, vai morrer de fome, vão morrer de rir, vão morrer de inveja, me mata de rir
me mata de raiva, me mata de vergonha, me mata de fome, me matam de rir, me matam de raiva, me matam de vergonha
me matam de fome, me matar de rir, me matar de raiva, me matar de vergonha, me matar de fome, me matando de rir
me matando de raiva, me matando de vergonha, me matando de fome, me matou de rir, me matou de raiva
me matou de vergonha, me matou de fome, quer me matar de, quer me matar do coração, quer me mata de
quer me mata do coração, vai me matar de, vai me matar do coração, vai me mata de, vai me mata do coração
vão me matar de, vão me matar do coração, vão me mata de, vão me mata do coração, querem me matar de
querem me matar do coração, querem me mata de, querem me mata do coração, quase me matar de
quase me matar do coração, quase me mata de, quase me mata do coração, calor vai me matar, fome vai me matar
ansiedade vai me matar, curiosidade vai me matar, espera vai me matar, estresse vai me matar, faculdade vai me matar
trabalho vai me matar, vou me matar de, vou me matar estudando, vou me matar na academia, vou me matar kk
vou me matar kkk, vou me matar kkkk, vou me matar trabalhando, me matar de trabalhar, me matar de estudar
minha mãe vai me matar, minha mãe vão me matar, minha mãe ia me matar, mamãe vai me matar, mamãe vão me matar
mamãe ia me matar, meu pai vai me matar, meu pai vão me matar, meu pai ia me matar, minha esposa vai me matar
minha esposa vão me matar, minha esposa ia me matar, minha mulher vai me matar, minha mulher vão me matar
minha mulher ia me matar, meu chefe vai me matar, meu chefe vão me matar, meu chefe ia me matar
vai me matar minha mãe, vai me matar kk, vai me matar kkk, matar o tempo, matar a saudade, matar a fome
matar a sede, matar a vontade, matar a curiosidade, matar aula, matar a pau, matar zumbi, matar zumbis, matar o boss
matar o chefão, matar o dragão, matar no jogo, matar a charada, vamos matar a saudade, vamos matar a fome
vamos matar a vontade, vamos matar a sede, vamos matar a tempo, vamos matar o saudade, vamos matar o fome
vamos matar o vontade, vamos matar o sede, vamos matar o tempo, vou matar a saudade, vou matar a fome
vou matar a vontade, vou matar a sede, vou matar a tempo, vou matar o saudade, vou matar o fome, vou matar o vontade
vou matar o sede, vou matar o tempo, vou matar aula saudade, vou matar aula fome, vou matar aula vontade
vou matar aula sede, vou matar aula tempo, vou matar aula, mata fome, bomba de água, bomba de calor
bomba de chocolate, bomba de gasolina, bomba de insulina, bomba de sabor, bomba de caloria, bomba de banho
bomba de piscina, bomba de encher, bombas de água, bombas de calor, bombas de gasolina, tomar bomba, levar bomba
bomba na escola, bomba na faculdade, bomba na academia, bomba na prova, notícia bomba, bombou, bombando
bomba atômica filme, uma bomba esse, uma bomba essa, uma bomba este, uma bomba esta, uma bomba de app
uma bomba de aplicativo, uma bomba de filme, é uma bomba, esquadrão suicida, esquadrão suicidas, missão suicida
missão suicidas, gol suicida, gol suicidas, suicídio político, suicídio comercial, suicídio econômico
suicídio profissional, suicídio social, suicídio financeiro, prevenção ao suicídio, setembro amarelo, quase enfartei
quase infartei, quase infarto, quase tive um infarto, quase tive um enfarte, quase tive um ataque cardíaco
quase tive um avc, quase dei um infarto, quase dei um enfarte, quase dei um ataque cardíaco, quase dei um avc
quase tenho um infarto, quase tenho um enfarte, quase tenho um ataque cardíaco, quase tenho um avc
infarto quando vi, infarto ao ver, infarto com o preço, de infarto, final de infartar, jogo de infartar
infartando com, infartando de emoção, infartando kk, infartando kkk, infartei, seguro de incêndio
seguro de incêndios, seguro contra incêndio, seguro contra incêndios, seguro anti incêndio, seguro anti incêndios
alarme de incêndio, alarme de incêndios, alarme contra incêndio, alarme contra incêndios, alarme anti incêndio
alarme anti incêndios, detector de incêndio, detector de incêndios, detector contra incêndio
detector contra incêndios, detector anti incêndio, detector anti incêndios, fogos de artifício, fogo de artifício
fogo de chão, fogo baixo, fogo alto, fogo médio, fogo lento, fogo amigo, fogo de palha, fogo no parquinho
pegando fogo o jogo, pegando fogo a festa, pegando fogo no parquinho, pegando fogo o clima, pegando fogo o show
pegando fogo no twitter, pegando fogo na internet, pegando fogo no bbb, pegou fogo o jogo, pegou fogo a festa
pegou fogo no parquinho, pegou fogo o clima, pegou fogo o show, pegou fogo no twitter, pegou fogo na internet
pegou fogo no bbb, jogo tá pegando fogo, jogo pegando fogo, festa tá pegando fogo, festa pegando fogo
clima tá pegando fogo, clima pegando fogo, parquinho tá pegando fogo, parquinho pegando fogo
internet tá pegando fogo, internet pegando fogo, twitter tá pegando fogo, twitter pegando fogo, bbb pegando fogo
o circo pegando fogo, cabaré pegando fogo, botar fogo no parquinho, botar fogo na pista, botar fogo na festa
botar fogo no jogo, botar fogo no feno, tacar fogo no parquinho, time em chamas, torcida em chamas, pista em chamas
festa em chamas, jogos vorazes em chamas, free fire, fire tv, pega fogo cabaré, pega fogo, cheiro de queimado do
cheiro de pão, cheiro de café, detector de fumaça, alarme de fumaça, cortina de fumaça, soltando fumaça pelas
saindo fumaça da cabeça, proibido fumo, fumo de corda, explosão de sabor, explosão de sabores, explosão de alegria
explosão de cores, explosão de vendas, explosão de preços, explodiu a cabeça, explodiu minha cabeça
explodiu de vendas, explodiu na internet, explodiu de rir, explodiu o mercado, explodiu a conta, bateria morreu
bateria morta, bateria descarregada, celular morreu, celular morto, linha muda, linha morta, ponto morto, peso morto
arma secreta, arma de brinquedo, pistola de cola, pistola de água, pistola de brinquedo, pistola de massagem
faca de cozinha, faca de pão, faca de dois gumes, faca e garfo, facas de cozinha, jogo de facas, conjunto de facas
sangue frio, sangue bom, sangue no olho, sangue nos olhos, choque de preço, choque de realidade, choque cultural
choque de gestão, choque de ordem, levei um choque com o preço, levei um choque com o valor
levei um choque quando vi, levei choque com o preço, levei choque com o valor, levei choque quando vi
tomei um choque com o preço, tomei um choque com o valor, tomei um choque quando vi, tomei choque com o preço
tomei choque com o valor, tomei choque quando vi, tomou um choque com o preço, tomou um choque com o valor
tomou um choque quando vi, tomou choque com o preço, tomou choque com o valor, tomou choque quando vi
tratamento de choque, em choque, estou em choque, refém de <any>, refém da <any>, refém do <any>, refém dessa <any>
refém desse <any>, refém desta <any>, refém deste <any>, reféns de <any>, reféns da <any>, reféns do <any>
reféns dessa <any>, reféns desse <any>, reféns desta <any>, reféns deste <any>, ficar refém de, virei refém
cliente refém, preso num contrato, preso num loop, preso num menu, preso num trânsito, preso em um contrato
preso em um loop, preso em um menu, preso em um trânsito, preso no contrato, preso no loop, preso no menu
preso no trânsito, preso a um contrato, preso a um loop, preso a um menu, preso a um trânsito, preso a este contrato
preso a este loop, preso a este menu, preso a este trânsito, sequestro de dados, sequestro de carbono
não quero viver sem internet, não quero viver sem wifi, não quero viver sem netflix, não quero viver sem café
não quero mais viver sem internet, não quero mais viver sem wifi, atirador de elite jogo, atirador de elite filme
tiro livre, tiro certo, tiro no pé, tiro no escuro, tiro de meta, tiroteio no jogo, tiroteio no filme, mortos vivos
morto vivo, dia dos mortos, de tirar o fôlego, falta de ar condicionado, falta de ar no pneu
falta de ar na tubulação, falta de ar no cano, morri com, morri kk, morri kkk, morri kkkk, morri demais, no jogo
preços explosivos, ofertas explosivas, cachorro engarrafado
[urgent 2]
urgente, urgência, com urgência, imediatamente, agora mesmo, o mais rápido possível, emergência, hoje ainda, ainda hoje
imediato, de imediato, já por favor, rápido por favor, por favor rápido, o quanto antes, o mais breve possível
quanto antes, em uma hora, em <num> minutos, em <num> horas, daqui a pouco, em meia hora, até amanhã, até hoje
hoje à noite, esta noite, amanhã cedo, amanhã de manhã, meu voo sai, meu voo é, no aeroporto, no portão, embarque
preso na rua, trancado pra fora, trancada pra fora, sem demora, muito urgente, é urgente, urgentíssimo
urgente por favor, pra ontem, para ontem, não pode esperar, não posso esperar mais, cada minuto conta, vence hoje
último dia, neste momento, nesse momento, asap, pelo amor de deus rápido, corre risco agora
[urgent 0.9]
hoje, amanhã, agora, já, rápido, logo, hoje de manhã, esta manhã, esta tarde
[sarcasm 2 + negative 2 + complaint 0.8]
obrigado por nada, obrigada por nada, que maravilha, parabéns pelo péssimo, parabéns pela demora, que beleza, lindo serviço
[spam 3 + action -1.5]
ganhe dinheiro, ganhar dinheiro, clique aqui, clica aqui, você ganhou, siga me, me segue, renda extra, empréstimo rápido, trabalhe de casa
[scam 3.5 + severity 2]
verifique sua conta, confirme seus dados, sua conta será, suporte oficial, conta bloqueada
[language 1]
o, os, as, é, e, não, que, de, meu, minha, um, uma, por, para, com, se, em, do, da, no, na, está, estou, vocês, mas, muito, olá, oi, desde, tem
já, ao, pra, eu, foi, são, isso, obrigado, obrigada
